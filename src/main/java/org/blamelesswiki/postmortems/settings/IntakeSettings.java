package org.blamelesswiki.postmortems.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How incidents come in from trackers.
 *
 * @param sources one for each tracker at most
 */
public record IntakeSettings(List<Source> sources) {

  public static final IntakeSettings NONE = new IntakeSettings(List.of());

  private static final int LONGEST = 2_000;

  public IntakeSettings {
    sources = List.copyOf(sources);
    Set<String> trackers = new HashSet<>();
    for (Source source : sources) {
      if (!trackers.add(source.tracker())) {
        throw new IllegalArgumentException("tracker " + source.tracker() + " is there twice");
      }
    }
  }

  /**
   * One tracker's issues as incidents.
   *
   * @param tracker the id of the tracker
   * @param query finds the issues that are incidents, in the tracker's own language; empty when
   *     none are read by themselves
   * @param space the key of the space whose incidents they are
   * @param started the field that says when it began; empty for none
   * @param ended the field that says when it was over; empty for none
   * @param severity the field that says how severe it was; empty for none
   * @param service the field that says which services it was about; empty for none
   */
  public record Source(
      String tracker,
      String query,
      String space,
      String started,
      String ended,
      String severity,
      String service) {

    public Source {
      for (String text : List.of(query, started, ended, severity, service)) {
        if (text.length() > LONGEST) {
          throw new IllegalArgumentException("a query or field has 2,000 characters at most");
        }
      }
      if (!query.isBlank() && space.isBlank()) {
        throw new IllegalArgumentException("incidents that are read belong to a space");
      }
    }

    /** Whether issues are read by themselves. */
    public boolean isRead() {
      return !query.isBlank();
    }
  }

  public Optional<Source> source(String tracker) {
    return sources.stream().filter(source -> source.tracker().equals(tracker)).findFirst();
  }
}
