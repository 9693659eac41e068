package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.phrasing.Rewrite;
import org.blamelesswiki.postmortems.publishing.KeepReason;
import org.blamelesswiki.postmortems.publishing.Suggestion;
import org.blamelesswiki.postmortems.publishing.Verdict;

/**
 * The suggestions for one text, as the panel beside the editor and the try-it screen show them.
 *
 * @param items the suggestions, those that hold the page first
 * @param held whether the page waits for the author
 * @param mayKeep whether all that holds it can be kept as it is with a reason
 * @param shown the marks of what holds it, for the form; see {@link
 *     org.blamelesswiki.postmortems.publishing.Confirmation}
 * @param formId the id of the editor's form that the panel's fields belong to; empty when the panel
 *     stands inside the form
 */
public record SuggestionsView(
    List<Item> items, boolean held, boolean mayKeep, String shown, String formId) {

  /** Form field: a {@link KeepReason#key()}, or empty to reword. */
  public static final String KEEP_FIELD = "pm-keep";

  /** Form field: the author's own words for the reason. */
  public static final String WORDS_FIELD = "pm-keep-words";

  /** Form field: what the panel showed. */
  public static final String SHOWN_FIELD = "pm-shown";

  public SuggestionsView {
    items = List.copyOf(items);
  }

  /**
   * One suggestion.
   *
   * @param number counts from 1
   * @param holds whether the page waits for it
   * @param mayBeKept whether it can be kept as it is
   * @param before what stands before the flagged words in their sentence
   * @param flagged the flagged words
   * @param after what stands after them
   * @param message what a reader may hear
   * @param why why that hurts learning
   * @param question what to ask instead
   * @param rewrites what to write instead
   * @param start where the flagged words start in the text as a browser holds it: line ends are one
   *     character
   * @param end where they end there
   * @param sentenceStart where their sentence starts there
   * @param sentenceEnd where it ends there
   */
  public record Item(
      int number,
      boolean holds,
      boolean mayBeKept,
      String before,
      String flagged,
      String after,
      String message,
      String why,
      String question,
      List<Rewrite> rewrites,
      int start,
      int end,
      int sentenceStart,
      int sentenceEnd) {}

  /** Nothing to suggest yet. */
  public static SuggestionsView none(String formId) {
    return new SuggestionsView(List.of(), false, false, "", formId);
  }

  /** Ways to keep what is shown, in the order of their keys. */
  public List<KeepReason> reasons() {
    return List.of(KeepReason.values());
  }

  /** Whether there is nothing to suggest. */
  public boolean isClean() {
    return items.isEmpty();
  }

  /** How many suggestions the page waits for. */
  public long holding() {
    return items.stream().filter(Item::holds).count();
  }

  /**
   * The view of a verdict.
   *
   * @param source the text the verdict is about, in the wiki's markup
   */
  public static SuggestionsView of(Verdict verdict, String source, String formId) {
    List<Item> items = new ArrayList<>();
    for (Suggestion suggestion : verdict.open()) {
      items.add(item(items.size() + 1, true, suggestion, source));
    }
    for (Suggestion suggestion : verdict.hints()) {
      items.add(item(items.size() + 1, false, suggestion, source));
    }
    String shown =
        verdict.open().stream().map(Suggestion::mark).distinct().collect(Collectors.joining(","));
    return new SuggestionsView(items, !verdict.mayBeShared(), verdict.mayKeepAll(), shown, formId);
  }

  private static Item item(int number, boolean holds, Suggestion suggestion, String source) {
    Finding finding = suggestion.finding();
    SentenceParts parts = SentenceParts.of(finding);
    return new Item(
        number,
        holds,
        suggestion.mayBeKept(),
        parts.before(),
        parts.flagged(),
        parts.after(),
        finding.message(),
        finding.why(),
        finding.question(),
        finding.rewrites(),
        inBrowser(finding.span().start(), source),
        inBrowser(finding.span().end(), source),
        inBrowser(finding.sentenceSpan().start(), source),
        inBrowser(finding.sentenceSpan().end(), source));
  }

  /** A text area counts CR LF as one character. */
  private static int inBrowser(int offset, String source) {
    int returns = 0;
    int end = Math.min(offset, source.length());
    for (int i = 0; i < end; i++) {
      if (source.charAt(i) == '\r' && i + 1 < source.length() && source.charAt(i + 1) == '\n') {
        returns++;
      }
    }
    return offset - returns;
  }
}
