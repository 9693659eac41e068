package org.blamelesswiki.postmortems.criteria;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a fact means here, and how its author is asked for it.
 *
 * @param key its permanent name
 * @param kind what sort of value it has
 * @param label how it reads within a sentence: {@code users affected}, {@code data was lost}
 * @param question how the wizard asks for it
 * @param unit of a metric: what its number counts or measures; of no other kind
 * @param window of a metric that is measured over a time and not over the incident: that time
 * @param total of a metric: what it is for several incidents together
 * @param options of names: those that may be chosen; when empty, any
 * @param between of a metric in a unit of time: the two points in time it lies between. Such a fact
 *     is worked out, never typed
 */
public record FactDefinition(
    FactKey key,
    FactKind kind,
    String label,
    String question,
    Optional<Unit> unit,
    Optional<Window> window,
    GroupTotal total,
    Set<String> options,
    Optional<Between> between) {

  public FactDefinition {
    options = Copies.ordered(options);
    if (label.isBlank()) {
      throw new IllegalArgumentException("fact " + key + " has no label");
    }
    if (kind == FactKind.METRIC && unit.isEmpty()) {
      throw new IllegalArgumentException("metric " + key + " has no unit");
    }
    if (kind != FactKind.METRIC && (unit.isPresent() || window.isPresent())) {
      throw new IllegalArgumentException("only a metric has a unit or a window, not " + key);
    }
    if (between.isPresent() && !unit.map(Unit::isTime).orElse(false)) {
      throw new IllegalArgumentException(
          "only a metric in a unit of time lies between two points in time, not " + key);
    }
    if (!options.isEmpty() && kind != FactKind.NAMES) {
      throw new IllegalArgumentException("only names have options, not " + key);
    }
  }

  /** Two points in time. */
  public record Between(FactKey from, FactKey to) {}

  /** A number. */
  public static FactDefinition metric(String key, String label, String question, Unit unit) {
    return of(key, FactKind.METRIC, label, question, Optional.of(unit));
  }

  /** Something that happened or did not; the label states it. */
  public static FactDefinition event(String key, String label, String question) {
    return of(key, FactKind.EVENT, label, question, Optional.empty());
  }

  /** A question that somebody answers with yes or no and a reason; the label states the yes. */
  public static FactDefinition judgement(String key, String label, String question) {
    return of(key, FactKind.JUDGEMENT, label, question, Optional.empty());
  }

  /** Names, of which any may be given. */
  public static FactDefinition names(String key, String label, String question) {
    return of(key, FactKind.NAMES, label, question, Optional.empty());
  }

  /** A point in time. */
  public static FactDefinition moment(String key, String label, String question) {
    return of(key, FactKind.MOMENT, label, question, Optional.empty());
  }

  /** The facts that every set knows, unless it defines them otherwise. */
  static List<FactDefinition> builtIn() {
    return List.of(
        of(
            FactKey.INCIDENT_SEVERITY.value(),
            FactKind.INCIDENT_SEVERITY,
            "incident severity",
            "How severe was it on your scale?",
            Optional.empty()),
        moment(FactKey.STARTED.value(), "start", "When did it begin to be felt?"),
        moment(FactKey.ENDED.value(), "end", "When was it over for those who felt it?"),
        names(FactKey.SERVICE.value(), "service", "Which service was it about?"),
        names(FactKey.TEAM.value(), "team", "Which team looks after that service?"),
        of(
            FactKey.REQUESTS.value(),
            FactKind.REQUESTS,
            "requests",
            "Who asked for a postmortem?",
            Optional.empty()));
  }

  public FactDefinition withWindow(Window newWindow) {
    return new FactDefinition(
        key, kind, label, question, unit, Optional.of(newWindow), total, options, between);
  }

  public FactDefinition withTotal(GroupTotal newTotal) {
    return new FactDefinition(key, kind, label, question, unit, window, newTotal, options, between);
  }

  public FactDefinition withOptions(Set<String> newOptions) {
    return new FactDefinition(key, kind, label, question, unit, window, total, newOptions, between);
  }

  public FactDefinition withBetween(FactKey from, FactKey to) {
    return new FactDefinition(
        key,
        kind,
        label,
        question,
        unit,
        window,
        total,
        options,
        Optional.of(new Between(from, to)));
  }

  private static FactDefinition of(
      String key, FactKind kind, String label, String question, Optional<Unit> unit) {
    return new FactDefinition(
        new FactKey(key),
        kind,
        label,
        question,
        unit,
        Optional.empty(),
        GroupTotal.SUM,
        Set.of(),
        Optional.empty());
  }
}
