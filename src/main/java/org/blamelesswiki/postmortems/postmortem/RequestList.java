package org.blamelesswiki.postmortems.postmortem;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests on record. Takes in new ones so that nobody is flooded: a like one is merged into
 * the one that is open, and a team asks or a user asks a few times a day at most.
 *
 * @param requests in the order they were asked
 */
public record RequestList(List<PostmortemRequest> requests) {

  /** More requests of one team or user in {@link #WITHIN} than that are put off. */
  static final int MOST = 5;

  static final Duration WITHIN = Duration.ofDays(1);

  public RequestList {
    requests = List.copyOf(requests);
  }

  public static RequestList empty() {
    return new RequestList(List.of());
  }

  /** What became of a request that was asked. */
  public sealed interface Taken {

    /** It is on the list. */
    record Added(RequestList list) implements Taken {}

    /** One like it was open; the question was added there. */
    record Merged(RequestList list, PostmortemRequest into) implements Taken {}

    /** The team or the user asked often enough; nothing was changed. */
    record PutOff(Instant until) implements Taken {}
  }

  /** Takes in a request. */
  public Taken ask(PostmortemRequest request) {
    for (int i = 0; i < requests.size(); i++) {
      if (requests.get(i).isOpen() && requests.get(i).isLike(request)) {
        List<PostmortemRequest> changed = new ArrayList<>(requests);
        changed.set(i, requests.get(i).merged(request));
        return new Taken.Merged(new RequestList(changed), changed.get(i));
      }
    }
    Instant since = request.askedAt().minus(WITHIN);
    List<Instant> recent =
        requests.stream()
            .filter(request::isFromSameAs)
            .map(PostmortemRequest::askedAt)
            .filter(asked -> asked.isAfter(since))
            .sorted()
            .toList();
    if (recent.size() >= MOST) {
      return new Taken.PutOff(recent.get(recent.size() - MOST).plus(WITHIN));
    }
    List<PostmortemRequest> more = new ArrayList<>(requests);
    more.add(request);
    return new Taken.Added(new RequestList(more));
  }
}
