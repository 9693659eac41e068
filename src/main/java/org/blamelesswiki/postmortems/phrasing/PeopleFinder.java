package org.blamelesswiki.postmortems.phrasing;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.text.Token;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words that stand for people: mentions, handles, names, roles, teams, pronouns. Looks a
 * bounded number of words ahead, so its cost is linear.
 */
final class PeopleFinder {

  /** How far before its head a phrase may start: "the previous on-call database engineer". */
  private static final int LONGEST_PHRASE = 7;

  /** How much may be said about people before their verb: ", who had been warned twice,". */
  private static final int LONGEST_ASIDE = 14;

  private final KnownPeople known;

  PeopleFinder(KnownPeople known) {
    this.known = known;
  }

  /**
   * The phrases of {@code sentence}, in order.
   *
   * @param theyArePeople whether "they" has people to refer to in the sentences before
   */
  List<PeoplePhrase> find(AnalysedSentence sentence, boolean theyArePeople) {
    List<PeoplePhrase> found = new ArrayList<>();
    boolean they = theyArePeople;
    int at = 0;
    while (at < sentence.size()) {
      PeoplePhrase phrase = phraseAt(sentence, at, they);
      if (phrase == null) {
        at++;
      } else {
        found.add(phrase);
        they |= (phrase.kind() & (PeoplePhrase.NAMED | PeoplePhrase.ROLE | PeoplePhrase.TEAM)) != 0;
        at = phrase.end();
      }
    }
    return found;
  }

  private @Nullable PeoplePhrase phraseAt(AnalysedSentence sentence, int at, boolean they) {
    Token token = sentence.token(at);
    WordEntry entry = sentence.entry(at);
    if (token.kind() == Token.Kind.HANDLE) {
      return withAside(sentence, at, at + 1, PeoplePhrase.NAMED);
    }
    if (token.kind() != Token.Kind.WORD) {
      return null;
    }
    int pronoun = pronounKind(entry, token, they);
    if (pronoun != 0) {
      return pronoun == PeoplePhrase.INDEFINITE
          ? withAside(sentence, at, at + 1, pronoun)
          : new PeoplePhrase(at, at + 1, at + 1, pronoun);
    }
    PeoplePhrase role = roleAt(sentence, at);
    return role != null ? role : nameAt(sentence, at);
  }

  private static int pronounKind(WordEntry entry, Token token, boolean they) {
    if (!entry.isIn("pronoun")) {
      return 0;
    }
    if (entry.isIn("pronoun-third")) {
      return PeoplePhrase.PRONOUN;
    }
    if (entry.isIn("pronoun-they")) {
      return they ? PeoplePhrase.PRONOUN : 0;
    }
    if (entry.isIn("indefinite")) {
      return PeoplePhrase.INDEFINITE;
    }
    if (entry.isIn("small-only") && token.capital()) {
      return 0;
    }
    if (entry.isIn("pronoun-we")) {
      return PeoplePhrase.WE;
    }
    if (entry.isIn("pronoun-i")) {
      return token.capital() || !entry.isIn("capital-only") ? PeoplePhrase.I : 0;
    }
    return entry.isIn("pronoun-you") ? PeoplePhrase.YOU : 0;
  }

  private @Nullable PeoplePhrase roleAt(AnalysedSentence sentence, int at) {
    WordEntry first = sentence.entry(at);
    boolean opened = first.isIn("determiner") || first.isIn("quantifier");
    if (!opened
        && !first.isIn("role")
        && !first.isIn("team")
        && !first.isIn("people-modifier")
        && !(sentence.token(at).capital() && at + 1 < sentence.size())) {
      return null;
    }
    int reach = Math.min(sentence.size(), at + (opened ? LONGEST_PHRASE : 4));
    for (int i = at; i < reach; i++) {
      WordEntry entry = sentence.entry(i);
      if ((entry.isIn("role") || entry.isIn("team")) && !isWordIt(sentence, i)) {
        int end = i + 1;
        while (end < sentence.size()
            && (sentence.entry(end).isIn("role") || sentence.entry(end).isIn("team"))
            && !isWordIt(sentence, end)) {
          end++;
        }
        return role(sentence, at, end, opened);
      }
      if (i > at && breaksNounPhrase(sentence, i) && !isPartitive(sentence, i)) {
        return null;
      }
    }
    return null;
  }

  private @Nullable PeoplePhrase role(AnalysedSentence sentence, int at, int end, boolean opened) {
    WordEntry head = sentence.entry(end - 1);
    if (end < sentence.size()) {
      WordEntry next = sentence.entry(end);
      if (next.isIn("thing") && !next.isIn("verb")) {
        return null;
      }
      if (head.isIn("ambiguous-team") && !isVerbal(next) && !opened) {
        return null;
      }
      if (head.isIn("ambiguous-team")
          && next.isIn("unknown")
          && !isVerbal(next)
          && sentence.token(end).kind() == Token.Kind.WORD) {
        return null;
      }
    } else if (head.isIn("ambiguous-team") && !opened) {
      return null;
    }
    int kind = head.isIn("team") ? PeoplePhrase.TEAM : PeoplePhrase.ROLE;
    return withAside(sentence, at, end, kind);
  }

  /** "it" and the like, which is no department unless it is written IT. */
  private static boolean isWordIt(AnalysedSentence sentence, int at) {
    return sentence.entry(at).isIn("team-in-capitals") && !isShouted(sentence, at);
  }

  private static boolean isVerbal(WordEntry entry) {
    return entry.isIn("auxiliary")
        || entry.isIn("verb")
        || entry.isIn("adverb")
        || entry.isIn("past");
  }

  private static boolean isPartitive(AnalysedSentence sentence, int at) {
    return sentence.entry(at).isIn("of") && sentence.entry(at - 1).isIn("partitive");
  }

  private static boolean breaksNounPhrase(AnalysedSentence sentence, int at) {
    Token token = sentence.token(at);
    if (token.kind() == Token.Kind.SIGN) {
      return !token.norm().equals("-") && !token.norm().equals("/");
    }
    WordEntry entry = sentence.entry(at);
    if (entry.isIn("determiner")) {
      return !sentence.entry(at - 1).isIn("of");
    }
    return entry.isIn("function")
        || (entry.isIn("verb")
            && !entry.isIn("gerund")
            && !entry.isIn("participle")
            && !entry.isIn("people-modifier"));
  }

  private @Nullable PeoplePhrase nameAt(AnalysedSentence sentence, int at) {
    Token token = sentence.token(at);
    if (!token.capital()) {
      return null;
    }
    WordEntry entry = sentence.entry(at);
    boolean named =
        (entry.isIn("given-name") && !isShouted(sentence, at)) || known.isPerson(token.norm());
    int end = at + 1;
    while (end < sentence.size() && end < at + 4 && isSurname(sentence, end)) {
      named |= known.isPerson(sentence.token(end).norm());
      end++;
    }
    if (named) {
      if (end < sentence.size()
          && sentence.entry(end).isIn("thing")
          && !sentence.entry(end).isIn("verb")) {
        return null;
      }
      int both = coordinated(sentence, end);
      return withAside(sentence, at, Math.max(end, both), PeoplePhrase.NAMED);
    }
    boolean unknown =
        entry.isIn("unknown") && !entry.isIn("system-name") && !isShouted(sentence, at);
    if (!unknown || sentence.entry(at).isIn("adverb")) {
      return null;
    }
    return new PeoplePhrase(
        at, end, withAside(sentence, at, end, 0).longEnd(), PeoplePhrase.UNKNOWN_NAME);
  }

  /** "Bob and Alice": where the second name ends, or 0. */
  private int coordinated(AnalysedSentence sentence, int end) {
    if (end + 1 < sentence.size()
        && sentence.entry(end).isIn("and")
        && sentence.token(end + 1).capital()
        && (sentence.entry(end + 1).isIn("given-name")
            || known.isPerson(sentence.token(end + 1).norm()))) {
      return end + 2;
    }
    return 0;
  }

  private static boolean isSurname(AnalysedSentence sentence, int at) {
    Token token = sentence.token(at);
    if (token.kind() != Token.Kind.WORD || !token.capital() || token.end() - token.start() < 1) {
      return false;
    }
    WordEntry entry = sentence.entry(at);
    return (entry.isIn("unknown") || entry.isIn("given-name") || token.end() - token.start() == 1)
        && !entry.isIn("system-name");
  }

  /** Whether a word is all capitals, as abbreviations and host names are. */
  private static boolean isShouted(AnalysedSentence sentence, int at) {
    Token token = sentence.token(at);
    String text = sentence.blockText();
    int capitals = 0;
    for (int i = token.start(); i < token.end(); i++) {
      capitals += Character.isUpperCase(text.charAt(i)) ? 1 : 0;
    }
    return capitals > 1 && capitals * 2 > token.end() - token.start();
  }

  /** Adds what is said about people between them and their verb. */
  private static PeoplePhrase withAside(AnalysedSentence sentence, int at, int end, int kind) {
    int longEnd = end;
    if (end < sentence.size()) {
      Token next = sentence.token(end);
      if (next.norm().equals(",") || next.norm().equals("(") || next.norm().equals("-")) {
        longEnd = closed(sentence, end, next.norm().equals("(") ? ")" : next.norm());
      } else if (sentence.entry(end).isIn("preposition")) {
        longEnd = prepositional(sentence, end);
      }
    }
    return new PeoplePhrase(at, end, longEnd, kind);
  }

  private static int closed(AnalysedSentence sentence, int open, String close) {
    int reach = Math.min(sentence.size(), open + LONGEST_ASIDE);
    for (int i = open + 2; i < reach; i++) {
      if (sentence.token(i).norm().equals(close)) {
        return i + 1;
      }
      if (sentence.endsClause(i)) {
        break;
      }
    }
    return open;
  }

  private static int prepositional(AnalysedSentence sentence, int from) {
    int reach = Math.min(sentence.size(), from + 8);
    for (int i = from + 1; i < reach; i++) {
      WordEntry entry = sentence.entry(i);
      Token token = sentence.token(i);
      if (token.kind() == Token.Kind.SIGN) {
        return token.norm().equals(",") ? from : i;
      }
      boolean finite =
          entry.isIn("auxiliary")
              || (i > from + 1
                  && (entry.isIn("adverb")
                      || entry.isIn("third")
                      || (entry.isIn("past") && !entry.isIn("people-modifier"))));
      if (finite) {
        return i;
      }
    }
    return from;
  }
}
