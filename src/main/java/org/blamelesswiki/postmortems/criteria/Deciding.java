package org.blamelesswiki.postmortems.criteria;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the facts that an open verdict hangs on: tries on each, alone, the values at which some
 * condition changes its mind.
 */
final class Deciding {

  private final CriteriaIndex index;
  private final Situation situation;
  private final Answer[] answers;
  private final Ruling ruling;

  Deciding(CriteriaIndex index, Situation situation, Answer[] answers, Ruling ruling) {
    this.index = index;
    this.situation = situation;
    this.answers = answers;
    this.ruling = ruling;
  }

  /**
   * The open facts: those that settle it alone before the others, those that can make a postmortem
   * required before those that cannot, those that more open criteria ask for before the rest.
   */
  List<DecidingFact> facts() {
    Map<FactKey, List<Integer>> asking = asking();
    List<Candidate> candidates = new ArrayList<>();
    asking.forEach(
        (key, criteria) -> {
          FactDefinition definition = index.definition(key);
          if (definition != null) {
            Set<Outcome> outcomes = settles(key, criteria);
            candidates.add(
                new Candidate(
                    new DecidingFact(definition, !outcomes.isEmpty(), List.copyOf(outcomes)),
                    weight(criteria)));
          }
        });
    candidates.sort(
        Comparator.comparing((Candidate candidate) -> !candidate.fact.alone())
            .thenComparing(candidate -> !candidate.fact.outcomes().contains(Outcome.REQUIRED))
            .thenComparing(candidate -> -candidate.weight)
            .thenComparing(candidate -> candidate.fact.fact().key()));
    return candidates.stream().map(candidate -> candidate.fact).toList();
  }

  /** The open criteria that ask for each fact that is not settled. */
  private Map<FactKey, List<Integer>> asking() {
    Map<FactKey, List<Integer>> asking = new LinkedHashMap<>();
    for (int i = 0; i < answers.length; i++) {
      if (ruling.isOpen(i)) {
        for (FactKey key : index.factsOf(index.enabled().get(i))) {
          if (!situation.facts.isSettled(key)) {
            asking.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
          }
        }
      }
    }
    return asking;
  }

  private int weight(List<Integer> criteria) {
    int weight = 0;
    for (int i : criteria) {
      weight += index.enabled().get(i).level() == Level.REQUIRED ? 2 : 1;
    }
    return weight;
  }

  private Set<Outcome> settles(FactKey key, List<Integer> criteria) {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    List<Criterion> asking = criteria.stream().map(index.enabled()::get).toList();
    for (FactValue value : Probes.of(key, asking, situation)) {
      Answers answering = new Answers(situation.with(situation.facts.with(key, value)));
      Answer[] tried = answers.clone();
      for (int i : criteria) {
        tried[i] = answering.of(index.enabled().get(i));
      }
      Outcome outcome = new Ruling(index.enabled(), tried).outcome();
      if (outcome.isDecided()) {
        outcomes.add(outcome);
      }
    }
    return outcomes;
  }

  private record Candidate(DecidingFact fact, int weight) {}
}
