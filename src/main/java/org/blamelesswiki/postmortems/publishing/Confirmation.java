package org.blamelesswiki.postmortems.publishing;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The author's "keep as is" for the findings they were shown.
 *
 * @param shown what the editor form carried for each of them
 * @param reason why
 * @param words their own words; may be empty
 */
public record Confirmation(Set<String> shown, KeepReason reason, String words) {

  public Confirmation {
    shown = Set.copyOf(shown);
  }

  /** From the value of the form's field: the marks of the findings, separated by commas. */
  public static Confirmation of(String field, KeepReason reason, String words) {
    Set<String> marks =
        Arrays.stream(field.split(",", -1))
            .map(String::strip)
            .filter(mark -> !mark.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new Confirmation(marks, reason, words);
  }
}
