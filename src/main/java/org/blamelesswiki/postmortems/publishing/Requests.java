package org.blamelesswiki.postmortems.publishing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.blamelesswiki.postmortems.criteria.CriterionId;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest;
import org.blamelesswiki.postmortems.postmortem.RequestList;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.SharedRows;
import org.blamelesswiki.postmortems.spi.Store;

/** The requests of teams for postmortems of others. */
public final class Requests {

  /** How long a request is kept that was declined or led to a postmortem. */
  public static final Duration KEPT_FOR = Duration.ofDays(730);

  private static final String PREFIX = "requests/";

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final SharedRows<StoredRequest> rows;

  /** The requests that {@code store} holds, on this node and every other. */
  public Requests(Store store, Clock clock) {
    this.clock = clock;
    this.rows = new SharedRows<>(store, PREFIX, new RecordCodec<>(StoredRequest.class, 1), clock);
  }

  /**
   * What somebody asks.
   *
   * @param space the key of the space that is asked
   * @param incident the incident or page it is about
   * @param by the team or group that asks
   * @param criterion the criterion in whose name it asks
   * @param question what could be learned together
   * @param asker the wiki's key of the user who hears what becomes of it
   */
  public record Asking(
      String space,
      String incident,
      String by,
      CriterionId criterion,
      String question,
      String asker) {}

  /**
   * Takes in a request; one like it that is open takes in its question.
   *
   * @throws IllegalArgumentException if a text is missing or too long
   */
  public synchronized RequestList.Taken ask(Asking asking) {
    PostmortemRequest request =
        new PostmortemRequest(
            newId(),
            asking.space(),
            asking.incident(),
            asking.by(),
            asking.criterion(),
            asking.question(),
            Set.of(asking.asker()),
            clock.instant(),
            List.of());
    RequestList.Taken taken = new RequestList(all()).ask(request);
    if (taken instanceof RequestList.Taken.Added) {
      rows.update(PREFIX + request.id(), old -> StoredRequest.of(request));
    } else if (taken instanceof RequestList.Taken.Merged merged) {
      change(merged.into().id(), old -> old.isOpen() ? old.merged(request) : old);
    }
    return taken;
  }

  /** All that are on record, the last asked first. */
  public List<PostmortemRequest> all() {
    return rows.values().stream()
        .map(StoredRequest::request)
        .sorted(Comparator.comparing(PostmortemRequest::askedAt).reversed())
        .toList();
  }

  /** The request, if there is one of that id. */
  public Optional<PostmortemRequest> find(String id) {
    return id.matches("[A-Za-z0-9_-]{1,64}")
        ? rows.find(PREFIX + id).map(StoredRequest::request)
        : Optional.empty();
  }

  /**
   * Says that the space will write one.
   *
   * @throws IllegalArgumentException if it is answered already, or due before it was asked
   */
  public PostmortemRequest accept(String id, LocalDate due) {
    return change(id, request -> request.accepted(due, clock.instant()));
  }

  /**
   * Says that none will be written, and what is suggested instead.
   *
   * @throws IllegalArgumentException if it is declined or published already
   */
  public PostmortemRequest decline(String id, String instead) {
    return change(id, request -> request.declined(instead, clock.instant()));
  }

  /** Says that its postmortem is published. */
  public PostmortemRequest published(String id, String page) {
    return change(id, request -> request.published(page, clock.instant()));
  }

  /** Takes the user out of every request. */
  public void forgetUser(String userId) {
    all().stream()
        .filter(request -> request.askers().contains(userId))
        .forEach(request -> change(request.id(), old -> old.withoutAsker(userId)));
  }

  /** Removes what was answered longer than {@link #KEPT_FOR} ago. */
  public void removeExpired() {
    Instant oldest = clock.instant().minus(KEPT_FOR);
    all().stream()
        .filter(request -> request.state().isFinal() && request.changedAt().isBefore(oldest))
        .forEach(request -> rows.remove(PREFIX + request.id()));
  }

  private PostmortemRequest change(String id, UnaryOperator<PostmortemRequest> change) {
    return rows.update(
            PREFIX + id,
            old ->
                StoredRequest.of(
                    change.apply(
                        old.map(StoredRequest::request)
                            .orElseThrow(
                                () -> new IllegalArgumentException("there is no request " + id)))))
        .request();
  }

  private String newId() {
    byte[] bytes = new byte[9];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
