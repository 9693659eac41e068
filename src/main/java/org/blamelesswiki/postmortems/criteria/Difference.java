package org.blamelesswiki.postmortems.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.blamelesswiki.postmortems.criteria.Message.Joint;

/**
 * One thing in which two versions of a criteria set differ.
 *
 * @param subject the criterion or fact it is about, by name; empty when it is about the set
 * @param field what of it: a message whose key begins with {@code difference.field.}
 * @param before what it was; empty when it is new
 * @param after what it is; empty when it was removed
 */
public record Difference(
    String subject, Message field, Optional<Message> before, Optional<Message> after) {

  /**
   * What differs, the set's own fields first, then facts, then criteria; none when they are one.
   */
  public static List<Difference> between(CriteriaSet before, CriteriaSet after) {
    Collector differences = new Collector();
    differences.set(before, after);
    differences.facts(before, after);
    differences.criteria(before, after);
    return List.copyOf(differences.found);
  }

  private static final class Collector {

    private final List<Difference> found = new ArrayList<>();
    private String subject = "";

    void set(CriteriaSet before, CriteriaSet after) {
      field("scope", before.scope(), after.scope(), scope -> Message.of("difference.changed"));
      field("owner", before.owner(), after.owner(), Collector::words);
      field(
          "effective-from",
          before.effectiveFrom(),
          after.effectiveFrom(),
          day -> Message.of("difference.day", new Message.Day(day)));
      field(
          "review-every",
          before.reviewEvery(),
          after.reviewEvery(),
          window -> Message.of("difference.length", new Message.Length(window)));
      field(
          "incident-severities",
          before.scale(),
          after.scale(),
          scale ->
              Message.of(
                  "difference.words", Message.names(Joint.AND, Copies.ordered(scale.levels()))));
      field(
          "calendar",
          before.calendar(),
          after.calendar(),
          calendar -> Message.of("difference.changed"));
    }

    void facts(CriteriaSet before, CriteriaSet after) {
      before.facts().stream()
          .filter(old -> after.facts().stream().noneMatch(fact -> fact.key().equals(old.key())))
          .forEach(old -> whole("fact", old.label(), true));
      for (FactDefinition fact : after.facts()) {
        Optional<FactDefinition> old =
            before.facts().stream().filter(other -> other.key().equals(fact.key())).findFirst();
        if (old.isEmpty()) {
          whole("fact", fact.label(), false);
        } else {
          subject = fact.label();
          field("fact", old.get(), fact, definition -> Message.of("difference.changed"));
        }
      }
    }

    void criteria(CriteriaSet before, CriteriaSet after) {
      before.criteria().stream()
          .filter(old -> after.criterion(old.id()).isEmpty())
          .forEach(old -> whole("criterion", old.name(), true));
      for (Criterion criterion : after.criteria()) {
        Optional<Criterion> old = before.criterion(criterion.id());
        if (old.isEmpty()) {
          whole("criterion", criterion.name(), false);
        } else {
          subject = criterion.name();
          criterion(old.get(), criterion, before, after);
        }
      }
    }

    private void criterion(
        Criterion old, Criterion criterion, CriteriaSet before, CriteriaSet after) {
      field("criterion.name", old.name(), criterion.name(), Collector::words);
      field(
          "criterion.reason-class",
          old.reasonClass(),
          criterion.reasonClass(),
          reason -> Message.of("reason-class." + reason.key()));
      field(
          "criterion.level",
          old.level(),
          criterion.level(),
          level -> Message.of("level." + level.key()));
      if (!old.condition().equals(criterion.condition())) {
        add(
            "criterion.condition",
            Optional.of(Description.of(old.condition(), before)),
            Optional.of(Description.of(criterion.condition(), after)));
      }
      field("criterion.explanation", old.explanation(), criterion.explanation(), Collector::words);
      field(
          "criterion.due",
          old.obligation().due(),
          criterion.obligation().due(),
          due ->
              due.map(time -> Message.of("difference.due", new Message.Time(time)))
                  .orElseGet(() -> Message.of("difference.none")));
      field(
          "criterion.obligation",
          withoutDue(old.obligation()),
          withoutDue(criterion.obligation()),
          obligation -> Message.of("difference.changed"));
      field(
          "criterion.lifts",
          old.lifts(),
          criterion.lifts(),
          lifts -> Message.of("difference.changed"));
      field(
          "criterion.enabled",
          old.enabled(),
          criterion.enabled(),
          on -> Message.of(on ? "difference.yes" : "difference.no"));
    }

    private static Obligation withoutDue(Obligation obligation) {
      return new Obligation(
          Optional.empty(),
          obligation.meeting(),
          obligation.reviewers(),
          obligation.minimumActions(),
          obligation.actionDeadlines(),
          obligation.audience(),
          obligation.form(),
          obligation.mayBeWaived());
    }

    private static Message words(String words) {
      return words.isBlank()
          ? Message.of("difference.none")
          : Message.of("difference.words", Message.words(words));
    }

    private void whole(String kind, String name, boolean removed) {
      subject = name;
      Optional<Message> words = Optional.of(words(name));
      add(kind, removed ? words : Optional.empty(), removed ? Optional.empty() : words);
    }

    private <T> void field(String field, T before, T after, Function<T, Message> describe) {
      if (!Objects.equals(before, after)) {
        add(field, Optional.of(describe.apply(before)), Optional.of(describe.apply(after)));
      }
    }

    private void add(String field, Optional<Message> before, Optional<Message> after) {
      found.add(new Difference(subject, Message.of("difference.field." + field), before, after));
    }
  }
}
