package org.blamelesswiki.postmortems.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.blamelesswiki.postmortems.criteria.CriterionId;
import org.blamelesswiki.postmortems.criteria.FactValue;

/**
 * One team's request that another team's space write a postmortem.
 *
 * @param id names it
 * @param space the key of the space that is asked
 * @param incident the incident or page it is about
 * @param by the team or group that asks
 * @param criterion the criterion in whose name it asks
 * @param question what could be learned together
 * @param askers the wiki's keys of the users who hear what becomes of it; nobody once it is
 *     declined or published, as there is nothing more to hear
 * @param askedAt when it was asked
 * @param steps what happened since, in order, without the names of users
 */
public record PostmortemRequest(
    String id,
    String space,
    String incident,
    String by,
    CriterionId criterion,
    String question,
    Set<String> askers,
    Instant askedAt,
    List<Step> steps) {

  /** The longest text in it, in characters. */
  public static final int LONGEST = 2000;

  public PostmortemRequest {
    requireWords(by, "a request comes from a team");
    requireWords(incident, "a request is about an incident");
    requireWords(question, "a request says what could be learned");
    steps = List.copyOf(steps);
    askers = state(steps).isFinal() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(askers));
  }

  /** How far a request is. */
  public enum State {
    OPEN,
    ACCEPTED,
    DECLINED,
    PUBLISHED;

    /** The word in addresses and i18n keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more is to come. */
    public boolean isFinal() {
      return this == DECLINED || this == PUBLISHED;
    }
  }

  /** What happened to a request. */
  public sealed interface Step {

    /** When. */
    Instant at();

    /** Others of the team asked the same; their question was added. */
    record AskedAgain(Instant at) implements Step {}

    /**
     * The owners of the space will see to it that one is written.
     *
     * @param due the day it is to be published by
     */
    record Accepted(LocalDate due, Instant at) implements Step {}

    /**
     * None will be written.
     *
     * @param instead why, and what is suggested instead
     */
    record Declined(String instead, Instant at) implements Step {
      public Declined {
        requireWords(instead, "a declined request says what is suggested instead");
      }
    }

    /**
     * The postmortem is published.
     *
     * @param page the id of its page
     */
    record Published(String page, Instant at) implements Step {}
  }

  /** How far it is. */
  public State state() {
    return state(steps);
  }

  private static State state(List<Step> steps) {
    State state = State.OPEN;
    for (Step step : steps) {
      if (step instanceof Step.Accepted) {
        state = State.ACCEPTED;
      } else if (step instanceof Step.Declined) {
        state = State.DECLINED;
      } else if (step instanceof Step.Published) {
        state = State.PUBLISHED;
      }
    }
    return state;
  }

  public boolean isOpen() {
    return state() == State.OPEN;
  }

  /** The same, accepted. */
  public PostmortemRequest accepted(LocalDate due, Instant at) {
    requireOpen();
    if (due.isBefore(askedAt.atZone(ZoneOffset.UTC).toLocalDate())) {
      throw new IllegalArgumentException("a request is not due before it was asked: " + due);
    }
    return with(new Step.Accepted(due, at));
  }

  /** The same, declined; also after it was accepted, when it was decided not to write. */
  public PostmortemRequest declined(String instead, Instant at) {
    if (state().isFinal()) {
      throw answered();
    }
    return with(new Step.Declined(instead, at));
  }

  /** The same, and its postmortem is published; also when it had been declined or not answered. */
  public PostmortemRequest published(String page, Instant at) {
    return state() == State.PUBLISHED ? this : with(new Step.Published(page, at));
  }

  /**
   * The same with the question of another like it added: one request of a team for an incident is
   * enough. Whoever asked it hears what becomes of this one.
   *
   * @throws IllegalArgumentException if the other is not like it
   */
  public PostmortemRequest merged(PostmortemRequest other) {
    if (!isLike(other)) {
      throw new IllegalArgumentException("request " + other.id + " is about something else");
    }
    String both = question.contains(other.question) ? question : question + "\n" + other.question;
    Set<String> all = new HashSet<>(askers);
    all.addAll(other.askers);
    return new PostmortemRequest(
        id,
        space,
        incident,
        by,
        criterion,
        both.substring(0, Math.min(both.length(), LONGEST)),
        all,
        askedAt,
        more(new Step.AskedAgain(other.askedAt)));
  }

  /** Whether both ask the same space for the same incident on behalf of the same team. */
  public boolean isLike(PostmortemRequest other) {
    return space.equals(other.space)
        && incident.equalsIgnoreCase(other.incident)
        && by.equalsIgnoreCase(other.by);
  }

  /** Whether the same team or the same user asked this and the other. */
  boolean isFromSameAs(PostmortemRequest other) {
    return by.equalsIgnoreCase(other.by) || !Collections.disjoint(askers, other.askers);
  }

  /** The same, and that user does not hear of it any more. */
  public PostmortemRequest withoutAsker(String userId) {
    Set<String> others = new HashSet<>(askers);
    others.remove(userId);
    return new PostmortemRequest(
        id, space, incident, by, criterion, question, others, askedAt, steps);
  }

  /** When something happened to it last. */
  public Instant changedAt() {
    return steps.isEmpty() ? askedAt : steps.get(steps.size() - 1).at();
  }

  /** What criteria see of it; a declined request stays on record and asks for nothing more. */
  public Optional<FactValue.Asked> asFact() {
    return state() == State.DECLINED
        ? Optional.empty()
        : Optional.of(new FactValue.Asked(by, question));
  }

  private PostmortemRequest with(Step step) {
    return new PostmortemRequest(
        id, space, incident, by, criterion, question, askers, askedAt, more(step));
  }

  private List<Step> more(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return more;
  }

  private void requireOpen() {
    if (!isOpen()) {
      throw answered();
    }
  }

  private IllegalArgumentException answered() {
    return new IllegalArgumentException("request " + id + " is answered already");
  }

  private static void requireWords(String words, String message) {
    if (words.isBlank() || words.length() > LONGEST) {
      throw new IllegalArgumentException(message + ", in " + LONGEST + " characters at most");
    }
  }
}
