package org.blamelesswiki.postmortems.postmortem;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.criteria.FactDefinition;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.FactValue;
import org.blamelesswiki.postmortems.criteria.Facts;
import org.blamelesswiki.postmortems.criteria.Quantity;

/**
 * Facts as the body of the facts macro: one a line, {@code users-affected: 5200 users}. A fact that
 * is not known has no line. People may edit it by hand.
 */
public final class FactsText {

  private static final String AT_LEAST = "at least ";
  private static final String BECAUSE = ", because ";

  private final Map<FactKey, FactDefinition> definitions;
  private final ZoneId zone;

  /**
   * Facts as one criteria set defines them.
   *
   * @param definitions what each fact means
   * @param zone the zone of times written without one
   */
  public FactsText(Map<FactKey, FactDefinition> definitions, ZoneId zone) {
    this.definitions = Map.copyOf(definitions);
    this.zone = zone;
  }

  /**
   * What a text says.
   *
   * @param facts what could be read
   * @param problems the lines that could not; the facts of other lines are there
   */
  public record Parsed(Facts facts, List<Problem> problems) {
    public Parsed {
      problems = List.copyOf(problems);
    }
  }

  /**
   * A line that says nothing we understand.
   *
   * @param line counts from 1
   * @param text the line
   * @param kind what is wrong with it
   */
  public record Problem(int line, String text, Kind kind) {

    /** What can be wrong with a line. */
    public enum Kind {
      /** It is not of the form {@code fact: value}. */
      NO_FACT,
      /** No criterion here knows the fact. */
      UNKNOWN_FACT,
      /** The value is not of the fact's kind. */
      NOT_A_VALUE
    }
  }

  /** Reads the body of a facts macro. */
  public Parsed parse(String body) {
    Facts facts = Facts.none();
    List<Problem> problems = new ArrayList<>();
    String[] lines = body.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty()) {
        continue;
      }
      int colon = line.indexOf(':');
      Optional<FactKey> key = colon < 0 ? Optional.empty() : key(line.substring(0, colon));
      if (key.isEmpty()) {
        problems.add(new Problem(i + 1, line, Problem.Kind.NO_FACT));
        continue;
      }
      FactDefinition definition = definitions.get(key.get());
      if (definition == null) {
        problems.add(new Problem(i + 1, line, Problem.Kind.UNKNOWN_FACT));
        continue;
      }
      Optional<FactValue> value = value(definition, line.substring(colon + 1));
      if (value.isEmpty()) {
        problems.add(new Problem(i + 1, line, Problem.Kind.NOT_A_VALUE));
      } else {
        facts = facts.with(key.get(), value.get());
      }
    }
    return new Parsed(facts, problems);
  }

  /**
   * Reads one value as people type it.
   *
   * @return empty when it is no value of the fact's kind, or nothing was typed
   */
  public Optional<FactValue> value(FactDefinition definition, String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (definition.kind()) {
      case INCIDENT_SEVERITY -> Optional.of(new FactValue.Severity(text));
      case METRIC -> amount(definition, text);
      case EVENT -> yesNo(text).map(FactValue.YesNo::new);
      case NAMES -> names(text);
      case MOMENT -> Moments.parse(text, zone).map(FactValue.Moment::new);
      case JUDGEMENT -> judged(text);
      case REQUESTS -> Optional.empty();
    };
  }

  /** Writes the body of a facts macro, in the order the facts are defined in. */
  public String format(Facts facts) {
    return facts.values().entrySet().stream()
        .filter(entry -> !(entry.getValue() instanceof FactValue.Requests))
        .map(entry -> entry.getKey() + ": " + format(entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** One value as it stands in a page. */
  public static String format(FactValue value) {
    if (value instanceof FactValue.Severity severity) {
      return severity.level();
    } else if (value instanceof FactValue.Amount amount) {
      return (amount.orMore() ? AT_LEAST : "") + amount.quantity();
    } else if (value instanceof FactValue.YesNo yesNo) {
      return yesNo.yes() ? "yes" : "no";
    } else if (value instanceof FactValue.Names names) {
      return String.join(", ", names.values());
    } else if (value instanceof FactValue.Moment moment) {
      return Moments.format(moment.at());
    } else if (value instanceof FactValue.Judged judged) {
      return (judged.yes() ? "yes" : "no") + BECAUSE + judged.reason();
    }
    return "";
  }

  private static Optional<FactKey> key(String text) {
    try {
      return Optional.of(new FactKey(text.strip().toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<FactValue> amount(FactDefinition definition, String text) {
    boolean orMore = text.toLowerCase(Locale.ROOT).startsWith(AT_LEAST);
    String number = orMore ? text.substring(AT_LEAST.length()) : text;
    return definition
        .unit()
        .flatMap(unit -> Quantity.parse(number, unit).filter(q -> q.unit().convertsTo(unit)))
        .map(quantity -> new FactValue.Amount(quantity, orMore));
  }

  private static Optional<Boolean> yesNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes" -> Optional.of(true);
      case "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<FactValue> names(String text) {
    Set<String> names =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return names.isEmpty() ? Optional.empty() : Optional.of(new FactValue.Names(names));
  }

  private static Optional<FactValue> judged(String text) {
    int because = text.indexOf(BECAUSE);
    if (because < 0) {
      return Optional.empty();
    }
    String reason = text.substring(because + BECAUSE.length());
    return reason.isBlank()
        ? Optional.empty()
        : yesNo(text.substring(0, because)).map(yes -> new FactValue.Judged(yes, reason));
  }
}
