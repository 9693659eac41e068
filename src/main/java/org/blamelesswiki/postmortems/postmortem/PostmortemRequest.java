package org.blamelesswiki.postmortems.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
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
 * @param askedAt when it was asked
 * @param answer what the space's owners answered; empty while they have not
 */
public record PostmortemRequest(
    String id,
    String space,
    String incident,
    String by,
    CriterionId criterion,
    String question,
    Instant askedAt,
    Optional<Answer> answer) {

  private static final int LONGEST = 2000;

  public PostmortemRequest {
    requireWords(by, "a request comes from a team");
    requireWords(incident, "a request is about an incident");
    requireWords(question, "a request says what could be learned");
  }

  /** What the owners of the space answered. */
  public sealed interface Answer {

    /** When. */
    Instant at();

    /**
     * They will write one.
     *
     * @param owner who coordinates it
     * @param due the day it is to be published by
     */
    record Accepted(String owner, LocalDate due, Instant at) implements Answer {
      public Accepted {
        requireWords(owner, "an accepted request has an owner");
      }
    }

    /**
     * They will not write one.
     *
     * @param because why, and what they suggest instead
     */
    record Declined(String because, Instant at) implements Answer {
      public Declined {
        requireWords(because, "a declined request says what is suggested instead");
      }
    }

    /**
     * The postmortem is published.
     *
     * @param page the id of its page
     */
    record Published(String page, Instant at) implements Answer {}
  }

  public boolean isOpen() {
    return answer.isEmpty();
  }

  /** The same, accepted. */
  public PostmortemRequest accepted(String owner, LocalDate due, Instant at) {
    requireOpen();
    if (due.isBefore(askedAt.atZone(ZoneOffset.UTC).toLocalDate())) {
      throw new IllegalArgumentException("a request is not due before it was asked: " + due);
    }
    return with(new Answer.Accepted(owner, due, at));
  }

  /** The same, declined. */
  public PostmortemRequest declined(String because, Instant at) {
    requireOpen();
    return with(new Answer.Declined(because, at));
  }

  /** The same, and its postmortem is published; also when it had been declined or not answered. */
  public PostmortemRequest published(String page, Instant at) {
    return with(new Answer.Published(page, at));
  }

  /**
   * The same with the question of another like it added: one request of a team for an incident is
   * enough.
   *
   * @throws IllegalArgumentException if the other is not like it
   */
  public PostmortemRequest merged(PostmortemRequest other) {
    if (!isLike(other)) {
      throw new IllegalArgumentException("request " + other.id + " is about something else");
    }
    String both = question.contains(other.question) ? question : question + "\n" + other.question;
    return new PostmortemRequest(
        id,
        space,
        incident,
        by,
        criterion,
        both.substring(0, Math.min(both.length(), LONGEST)),
        askedAt,
        answer);
  }

  /** Whether both ask the same space for the same incident on behalf of the same team. */
  public boolean isLike(PostmortemRequest other) {
    return space.equals(other.space)
        && incident.equals(other.incident)
        && by.equalsIgnoreCase(other.by);
  }

  /** What criteria see of it; a declined request stays on record and asks for nothing more. */
  public Optional<FactValue.Asked> asFact() {
    return answer.isPresent() && answer.get() instanceof Answer.Declined
        ? Optional.empty()
        : Optional.of(new FactValue.Asked(by, question));
  }

  private PostmortemRequest with(Answer newAnswer) {
    return new PostmortemRequest(
        id, space, incident, by, criterion, question, askedAt, Optional.of(newAnswer));
  }

  private void requireOpen() {
    if (!isOpen()) {
      throw new IllegalArgumentException("request " + id + " is answered already");
    }
  }

  private static void requireWords(String words, String message) {
    if (words.isBlank() || words.length() > LONGEST) {
      throw new IllegalArgumentException(message + ", in " + LONGEST + " characters at most");
    }
  }
}
