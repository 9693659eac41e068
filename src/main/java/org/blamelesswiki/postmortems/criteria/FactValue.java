package org.blamelesswiki.postmortems.criteria;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What is known about one fact. */
public sealed interface FactValue {

  /**
   * A place on the site's scale of incident severity.
   *
   * @param level its name there, such as {@code SEV-2}
   */
  record Severity(String level) implements FactValue {
    public Severity {
      requireWords(level, "an incident severity");
    }
  }

  /**
   * A number.
   *
   * @param quantity how much
   * @param orMore whether it is known to be that much and may turn out to be more
   */
  record Amount(Quantity quantity, boolean orMore) implements FactValue {
    public static Amount of(double amount, Unit unit) {
      return new Amount(new Quantity(amount, unit), false);
    }
  }

  /** Whether something happened. */
  record YesNo(boolean yes) implements FactValue {}

  /**
   * The names that apply, such as the services concerned.
   *
   * @param values at least one
   */
  record Names(Set<String> values) implements FactValue {
    public Names {
      values = Copies.ordered(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("a list of names has at least one");
      }
      values.forEach(value -> requireWords(value, "a name"));
    }

    public static Names of(String... values) {
      return new Names(Copies.ordered(List.of(values)));
    }

    boolean containsAnyOf(Collection<String> names) {
      for (String name : names) {
        for (String value : values) {
          if (value.equalsIgnoreCase(name)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /** A point in time. */
  record Moment(Instant at) implements FactValue {}

  /**
   * What somebody made of a question that no number answers.
   *
   * @param yes the answer
   * @param reason why, in their words
   */
  record Judged(boolean yes, String reason) implements FactValue {
    public Judged {
      requireWords(reason, "a judgement's reason");
    }
  }

  /** The requests for a postmortem that are on record. */
  record Requests(List<Asked> asked) implements FactValue {
    public Requests {
      asked = List.copyOf(asked);
    }
  }

  /**
   * One request for a postmortem.
   *
   * @param by the team or group that asked
   * @param reason what they hope to learn; may be empty
   */
  record Asked(String by, String reason) {
    public Asked {
      requireWords(by, "a request's team");
    }
  }

  private static void requireWords(String words, String what) {
    if (words.isBlank()) {
      throw new IllegalArgumentException(what + " is not empty");
    }
  }
}
