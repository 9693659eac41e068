package org.blamelesswiki.postmortems.publishing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The author's "keep as is" for findings they were shown.
 *
 * @param reasons why each is kept, by the mark that the editor form carried for it
 * @param words their own words for the reason, {@link KeptSentence#LONGEST_WORDS} characters at
 *     most; may be empty
 */
public record Confirmation(Map<String, KeepReason> reasons, String words) {

  public Confirmation {
    reasons = Map.copyOf(reasons);
    if (words.length() > KeptSentence.LONGEST_WORDS) {
      throw new IllegalArgumentException(
          "a reason has " + KeptSentence.LONGEST_WORDS + " characters at most");
    }
  }

  /** One reason for all that was shown. */
  public Confirmation(Set<String> shown, KeepReason reason, String words) {
    this(shown.stream().collect(Collectors.toMap(Function.identity(), mark -> reason)), words);
  }

  /**
   * Reads the fields of the editor form; never throws, whatever they hold.
   *
   * @param shown marks separated by commas, each alone or as {@code mark.reason} where that
   *     suggestion was kept for a reason of its own
   * @param keep the {@link KeepReason#key()} for the marks that stand alone; empty to reword them
   * @param words the author's own words; cut where they are too long
   * @return empty when nothing is kept
   */
  public static Optional<Confirmation> ofForm(String shown, String keep, String words) {
    Optional<KeepReason> forAll = KeepReason.ofKey(keep.strip());
    Map<String, KeepReason> reasons = new LinkedHashMap<>();
    for (String entry : shown.split(",", -1)) {
      int dot = entry.indexOf('.');
      String mark = (dot < 0 ? entry : entry.substring(0, dot)).strip();
      Optional<KeepReason> reason =
          dot < 0 ? forAll : KeepReason.ofKey(entry.substring(dot + 1).strip());
      if (!mark.isEmpty()) {
        reason.ifPresent(why -> reasons.put(mark, why));
      }
    }
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(new Confirmation(reasons, cut(words)));
  }

  private static String cut(String words) {
    String kept = words.strip();
    if (kept.length() <= KeptSentence.LONGEST_WORDS) {
      return kept;
    }
    int end = KeptSentence.LONGEST_WORDS;
    return kept.substring(0, Character.isHighSurrogate(kept.charAt(end - 1)) ? end - 1 : end);
  }
}
