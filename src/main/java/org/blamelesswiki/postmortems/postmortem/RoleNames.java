package org.blamelesswiki.postmortems.postmortem;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.blamelesswiki.postmortems.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Finds who speaks and who is mentioned in a pasted chat log or a page, and proposes a role for
 * each: a postmortem tells what a role saw and did. Nothing is kept; the proposal is the author's
 * to change.
 */
public final class RoleNames {

  private static final String NAME = "(\\pL[\\pL0-9._'-]*(?: \\pL[\\pL0-9._'-]*){0,2})";
  private static final String TIME = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?(?i:am|pm))?";

  /** {@code [10:42] kofi.b: …}, {@code 10:42 <kofi> …}. */
  private static final Pattern TIME_THEN_NAME =
      Pattern.compile(
          "^\\s*[\\[(*]{0,2}\\s?" + TIME + "[\\])]?\\s*[-–|]?\\s*[<@]{0,2}" + NAME + ">?\\s?[:>|]");

  /** {@code Kofi Boateng 10:42 AM}, {@code kofi [10:42]: …}. */
  private static final Pattern NAME_THEN_TIME =
      Pattern.compile("^\\s*[<@]{0,2}" + NAME + ">?\\s+[\\[(]?" + TIME + "[\\])]?(?:\\s*:|\\s*$)");

  /** {@code <kofi> …}. */
  private static final Pattern NAME_IN_BRACKETS = Pattern.compile("^\\s*<@?" + NAME + ">\\s");

  /** {@code @kofi.b}, {@code [~kofi.b]}; not the middle of a mail address. */
  private static final Pattern MENTION =
      Pattern.compile(
          "(?:^|[^\\pL0-9._@/-])(?:@(\\pL[\\pL0-9_-]*(?:\\.[\\pL0-9_-]+)*)|\\[~([^\\]\\n]{1,80})\\])");

  /** More than take part in any response; beyond it a text is no log of one. */
  private static final int MOST_PEOPLE = 200;

  private static final Set<String> EVERYBODY =
      Set.of("here", "channel", "all", "everyone", "team", "oncall", "on-call");

  /** What a log line begins with that is no speaker. */
  private static final Set<String> NOBODY =
      Set.of(
          "alert",
          "alarm",
          "update",
          "note",
          "status",
          "incident",
          "deploy",
          "deployment",
          "error",
          "warning",
          "info",
          "action",
          "impact",
          "cause",
          "detection",
          "resolved",
          "monitoring",
          "investigating",
          "identified",
          "summary",
          "timeline",
          "todo",
          "edit",
          "utc",
          "gmt",
          "cet");

  /** Parts of names of those that are no people. */
  private static final List<String> MACHINES =
      List.of(
          "bot",
          "alert",
          "pager",
          "jenkins",
          "grafana",
          "prometheus",
          "github",
          "gitlab",
          "jira",
          "nagios",
          "webhook",
          "monitor",
          "deploy");

  private static final Pattern REVIEWS =
      Pattern.compile("(?i)\\b(?:approved?|lgtm|review(?:ed|ing)?)\\b");
  private static final Pattern COMMANDS =
      Pattern.compile("(?i)\\b(?:incident commander|i(?: am|'m) (?:the )?ic|taking command)\\b");
  private static final Pattern SUPPORTS =
      Pattern.compile("(?i)\\b(?:support|customers? (?:report|call|ask)\\w*)\\b");

  /** What somebody was in the response. */
  public enum Role {
    ON_CALL,
    REVIEWER,
    COMMANDER,
    SUPPORT;

    /** The name after {@code role.} in i18n keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Somebody whom the text names.
   *
   * @param names as the text writes them, without signs around them
   * @param role a role that fits what they say
   * @param number counts those of the same role in text order, from 1
   * @param places where the text names them, with the sign of a mention
   */
  public record Person(List<String> names, Role role, int number, List<Span> places) {
    public Person {
      names = List.copyOf(names);
      places = List.copyOf(places);
    }
  }

  private final String text;
  private final Map<String, List<Found>> byFirstName = new HashMap<>();
  private final List<Found> found = new ArrayList<>();

  private RoleNames(String text) {
    this.text = text;
  }

  /** The people that {@code text} shows as speakers or mentions, in text order. */
  public static List<Person> in(String text) {
    RoleNames names = new RoleNames(text);
    names.readSpeakers();
    names.readMentions();
    names.readPlaces();
    return names.people();
  }

  /** {@code text} with each place of a person replaced by what {@code words} has for them. */
  public static String replaced(String text, Map<Person, String> words) {
    TreeMap<Integer, Map.Entry<Span, String>> places = new TreeMap<>();
    words.forEach(
        (person, role) -> person.places().forEach(p -> places.put(p.start(), Map.entry(p, role))));
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Map.Entry<Span, String> place : places.values()) {
      out.append(text, at, place.getKey().start()).append(place.getValue());
      at = place.getKey().end();
    }
    return out.append(text, at, text.length()).toString();
  }

  private void readSpeakers() {
    Map<String, Integer> lines = new HashMap<>();
    Set<Found> speakers = new HashSet<>();
    Found speaking = null;
    for (int at = 0; at < text.length(); ) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(at, Math.min(end, at + 300)).replace("\r", "");
      String name = speaker(line);
      if (name != null) {
        speaking = person(name);
        if (speaking != null) {
          speakers.add(speaking);
          lines.merge(speaking.name(), 1, Integer::sum);
        }
      }
      if (speaking != null && !line.isBlank()) {
        speaking.hears(line);
      } else if (line.isBlank()) {
        speaking = null;
      }
      at = end + 1;
    }
    // A single word that begins one line with a time may be anything: "10:42 Failover: …".
    found.removeIf(
        person ->
            speakers.contains(person)
                && lines.getOrDefault(person.name(), 0) < 2
                && person.name().matches("\\pL+"));
    byFirstName.values().forEach(list -> list.retainAll(found));
  }

  private static @Nullable String speaker(String line) {
    for (Pattern pattern : List.of(TIME_THEN_NAME, NAME_THEN_TIME, NAME_IN_BRACKETS)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        String name = matcher.group(1);
        return isPerson(name) ? name : null;
      }
    }
    return null;
  }

  private void readMentions() {
    Matcher matcher = MENTION.matcher(text);
    for (int at = 0; at < text.length() && matcher.find(at); at = matcher.end()) {
      String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      if (isPerson(name)) {
        person(name);
      }
    }
  }

  private static boolean isPerson(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !NOBODY.contains(lower)
        && !EVERYBODY.contains(lower)
        && MACHINES.stream().noneMatch(lower::contains);
  }

  /** Whoever goes by that name: "@kofi.b" and "Kofi Boateng" are one. */
  private @Nullable Found person(String name) {
    List<Found> same = byFirstName.computeIfAbsent(firstOf(name), key -> new ArrayList<>());
    for (Found person : same) {
      if (person.hasName(name)) {
        return person;
      }
    }
    for (Found person : same) {
      if (person.mayBe(name)) {
        person.names.add(name);
        return person;
      }
    }
    if (found.size() == MOST_PEOPLE) {
      return null;
    }
    Found person = new Found(name);
    found.add(person);
    same.add(person);
    return person;
  }

  private void readPlaces() {
    Map<String, List<Alias>> aliases = new HashMap<>();
    for (Found person : found) {
      for (String name : person.names) {
        add(aliases, new Alias(person, name, false));
      }
      String first = person.name().split("[ ._-]", 2)[0];
      if (first.length() >= 3 && byFirstName.getOrDefault(firstOf(first), List.of()).size() == 1) {
        String capital = first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
        add(aliases, new Alias(person, capital, true));
      }
    }
    aliases
        .values()
        .forEach(list -> list.sort(Comparator.comparing((Alias a) -> -a.name.length())));
    for (int at = 0; at < text.length(); ) {
      if (!Character.isLetter(text.charAt(at)) || (at > 0 && isWord(text.charAt(at - 1)))) {
        at++;
        continue;
      }
      int end = at;
      while (end < text.length() && isWord(text.charAt(end))) {
        end++;
      }
      at = place(aliases.getOrDefault(wordAt(at, end), List.of()), at, end);
    }
  }

  private int place(List<Alias> aliases, int at, int wordEnd) {
    for (Alias alias : aliases) {
      int end = at + alias.name.length();
      if (text.regionMatches(!alias.exact, at, alias.name, 0, alias.name.length())
          && (end == text.length() || !isWord(text.charAt(end)))) {
        Span place = withSigns(at, end);
        alias.person.places.add(place);
        return place.end();
      }
    }
    return wordEnd;
  }

  private Span withSigns(int start, int end) {
    if (text.startsWith("[~", start - 2) && text.startsWith("]", end)) {
      return new Span(start - 2, end + 1);
    }
    boolean mention = start > 0 && text.charAt(start - 1) == '@';
    return new Span(mention ? start - 1 : start, end);
  }

  private static void add(Map<String, List<Alias>> aliases, Alias alias) {
    int end = 0;
    while (end < alias.name.length() && isWord(alias.name.charAt(end))) {
      end++;
    }
    aliases
        .computeIfAbsent(
            alias.name.substring(0, end).toLowerCase(Locale.ROOT), key -> new ArrayList<>())
        .add(alias);
  }

  private String wordAt(int start, int end) {
    // Longer than any name: no reason to copy it.
    return end - start > 100 ? "" : text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static String firstOf(String name) {
    return name.split("[ ._-]", 2)[0].toLowerCase(Locale.ROOT);
  }

  private List<Person> people() {
    Map<Role, Integer> counts = new HashMap<>();
    return found.stream()
        .filter(person -> !person.places.isEmpty())
        .sorted(Comparator.comparing((Found person) -> person.places.get(0).start()))
        .map(
            person ->
                new Person(
                    person.names,
                    person.role,
                    counts.merge(person.role, 1, Integer::sum),
                    person.places))
        .toList();
  }

  /** A way to write somebody; {@code exact} where case tells a name from a word. */
  private record Alias(Found person, String name, boolean exact) {}

  private static final class Found {

    private final List<String> names = new ArrayList<>();
    private final List<Span> places = new ArrayList<>();
    private Role role = Role.ON_CALL;

    Found(String name) {
      names.add(name);
    }

    String name() {
      return names.get(0);
    }

    boolean hasName(String name) {
      return names.stream().anyMatch(known -> known.equalsIgnoreCase(name));
    }

    /** Whether the rest after the same first name does not tell two people apart. */
    boolean mayBe(String other) {
      return names.stream().allMatch(name -> agree(rest(name), rest(other)));
    }

    private static boolean agree(String one, String other) {
      return one.startsWith(other) || other.startsWith(one);
    }

    private static String rest(String name) {
      String[] parts = name.toLowerCase(Locale.ROOT).split("[ ._-]", 2);
      return parts.length > 1 ? parts[1] : "";
    }

    void hears(String line) {
      if (COMMANDS.matcher(line).find()) {
        role = Role.COMMANDER;
      } else if (role == Role.ON_CALL && REVIEWS.matcher(line).find()) {
        role = Role.REVIEWER;
      } else if (role == Role.ON_CALL && SUPPORTS.matcher(line).find()) {
        role = Role.SUPPORT;
      }
    }
  }
}
