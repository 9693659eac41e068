package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.FactDefinition;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.FactKind;
import org.blamelesswiki.postmortems.criteria.FactValue;
import org.blamelesswiki.postmortems.criteria.Facts;
import org.blamelesswiki.postmortems.criteria.FactsCheck;
import org.blamelesswiki.postmortems.criteria.Problem;
import org.blamelesswiki.postmortems.criteria.Wording;
import org.blamelesswiki.postmortems.postmortem.FactsText;

/**
 * Facts being typed into a form: a field {@code fact-<key>} for each, {@code reason-<key>} beside a
 * judgement. What cannot be as it was typed is a problem of its field, and of no fact.
 */
final class FactsForm {

  private static final String FIELD = "fact-";
  private static final String REASON = "reason-";

  private final CriteriaSet set;
  private final Locale locale;
  private final I18n texts;
  private final FactsText text;
  private final Function<String, Optional<String>> typed;
  private final Problems problems;
  private Facts facts = Facts.none();

  /**
   * A form.
   *
   * @param set whose facts it asks for
   * @param typed what was typed into a field, if it was sent
   * @param problems takes what is wrong
   */
  FactsForm(
      CriteriaSet set, Locale locale, Function<String, Optional<String>> typed, Problems problems) {
    this.set = set;
    this.locale = locale;
    this.texts = I18n.of(locale);
    this.text = new FactsText(set.definitions(), set.calendar().zone());
    this.typed = typed;
    this.problems = problems;
  }

  /**
   * Takes what is known already, as the body of a facts macro; lines that say nothing are named.
   */
  FactsForm known(String field, String body) {
    FactsText.Parsed parsed = text.parse(body);
    for (Map.Entry<FactKey, FactValue> fact : parsed.facts().values().entrySet()) {
      facts = facts.with(fact.getKey(), fact.getValue());
    }
    for (FactsText.Problem problem : parsed.problems()) {
      problems.add(
          field,
          texts.text(
              "facts.problem." + problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              problem.line(),
              problem.text()));
    }
    return this;
  }

  /** Takes the fields; an empty field leaves what is known, and an explicit one forgets it. */
  FactsForm fields() {
    return fields(false);
  }

  /** Takes the fields of a form that shows every fact: an empty one is not known. */
  FactsForm wholeForm() {
    return fields(true);
  }

  private FactsForm fields(boolean isWhole) {
    for (FactDefinition definition : set.definitions().values()) {
      Optional<String> sent = typed.apply(FIELD + definition.key());
      if (sent.isPresent() && canBeTyped(definition)) {
        take(definition, sent.get().strip(), isWhole);
      }
    }
    for (Problem problem : FactsCheck.problems(set, facts)) {
      problems.add(FIELD + problem.path(), Wording.of(locale).text(problem.message()));
    }
    return this;
  }

  private void take(FactDefinition definition, String value, boolean isWhole) {
    FactKey key = definition.key();
    if (value.isEmpty()) {
      if (isWhole) {
        facts = facts.without(key);
      }
      return;
    }
    Optional<FactValue> fact = text.value(definition, withReason(definition, value));
    if (fact.isPresent()) {
      facts = facts.with(key, fact.get());
    } else {
      problems.add(
          FIELD + key,
          texts.text(
              "create.problem.fact." + definition.kind().key(),
              value,
              definition.unit().map(Object::toString).orElse("")));
    }
  }

  /** A judgement is a yes or no and its reason in a second field. */
  private String withReason(FactDefinition definition, String value) {
    String reason = typed.apply(REASON + definition.key()).map(String::strip).orElse("");
    return definition.kind() != FactKind.JUDGEMENT || reason.isEmpty()
        ? value
        : value + ", because " + reason;
  }

  /** What is known now, without what cannot be. */
  Facts facts() {
    Facts sound = facts;
    for (Problem problem : FactsCheck.problems(set, facts)) {
      sound = sound.without(new FactKey(problem.path()));
    }
    return sound;
  }

  /** The same as the body of a facts macro. */
  String body() {
    return text.format(facts());
  }

  /** Whether people are asked for the fact: some are worked out, or on record elsewhere. */
  static boolean canBeTyped(FactDefinition fact) {
    return fact.between().isEmpty() && fact.kind() != FactKind.REQUESTS;
  }

  /** The question for a fact, with what was typed or is known. */
  FactQuestion question(FactDefinition fact) {
    List<String> options =
        switch (fact.kind()) {
          case INCIDENT_SEVERITY -> set.scale().levels();
          case NAMES -> List.copyOf(fact.options());
          default -> List.of();
        };
    Optional<FactValue> value = facts.get(fact.key());
    FactValue.Judged judged = value.orElse(null) instanceof FactValue.Judged j ? j : null;
    String known =
        judged != null ? (judged.yes() ? "yes" : "no") : value.map(this::plain).orElse("");
    return new FactQuestion(
        fact.key().value(),
        fact.kind().key(),
        Wording.of(locale).words(fact.question()),
        fact.unit().map(Object::toString).orElse(""),
        options,
        typed.apply(FIELD + fact.key()).map(String::strip).orElse(known),
        typed
            .apply(REASON + fact.key())
            .map(String::strip)
            .orElse(judged == null ? "" : judged.reason()));
  }

  /** As a field takes it: a time in the zone of the criteria. */
  private String plain(FactValue value) {
    return value instanceof FactValue.Moment moment
        ? moment.at().atZone(set.calendar().zone()).toLocalDateTime().toString()
        : FactsText.format(value);
  }

  /** The questions for every fact that people are asked for, in the order of the set. */
  List<FactQuestion> questions() {
    List<FactQuestion> questions = new ArrayList<>();
    for (FactDefinition fact : set.definitions().values()) {
      if (canBeTyped(fact)) {
        questions.add(question(fact));
      }
    }
    return questions;
  }

  /** The fields of a form as the wizard's script sends them. */
  static Map<String, String> byName(List<JsonBody> fields) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (JsonBody field : fields) {
      byName.putIfAbsent(field.text("name", 100), field.text("value", 2_000));
    }
    return byName;
  }
}
