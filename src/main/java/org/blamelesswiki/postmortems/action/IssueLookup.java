package org.blamelesswiki.postmortems.action;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the trackers, without ever making a page wait longer than it may or fail. */
public interface IssueLookup {

  /**
   * What {@code reader} may know of {@code refs}, and of what {@code queries} find, within {@code
   * budget}: what is fresh, or else the last known state. Never throws for a tracker's sake.
   */
  Answer look(Set<IssueRef> refs, List<Query> queries, Reader reader, Duration budget);

  /** Where a browser shows {@code issue}, if its connection is known. Asks no tracker. */
  Optional<URI> link(IssueRef issue);

  /**
   * The questions for what the trackers themselves link to {@code page}, and to the issues of its
   * incident. Asks no tracker.
   */
  List<Query> linkedTo(PageLink page, Set<IssueRef> incidents);

  /**
   * A question in a tracker's own query language.
   *
   * @param tracker the id of the connection
   * @param text the query
   * @param source what an item found by it is called
   */
  record Query(String tracker, String text, ItemSource source) {}

  /**
   * What is known now.
   *
   * @param issues of the refs asked for, in no order; a ref without entry is not known yet
   * @param found what each query found, in the tracker's order; a query without entry has no answer
   *     yet
   * @param trackers how each connection fares, by id
   */
  record Answer(
      Map<IssueRef, Sight> issues, Map<Query, Found> found, Map<String, TrackerState> trackers) {

    public Answer {
      issues = Map.copyOf(issues);
      found = Map.copyOf(found);
      trackers = Map.copyOf(trackers);
    }
  }

  /**
   * What a query found.
   *
   * @param issues those that may be shown
   * @param hidden how many more there are
   * @param asOf when the tracker said so
   */
  record Found(List<Issue> issues, int hidden, Instant asOf) {
    public Found {
      issues = List.copyOf(issues);
    }
  }

  /**
   * What a reader sees of one issue.
   *
   * @param issue what the tracker said, or null if it may not be shown or is not there: the two
   *     look the same
   * @param asOf when the tracker said so
   */
  record Sight(@Nullable Issue issue, Instant asOf) {}

  /**
   * How a connection fares for a reader.
   *
   * @param name as the admin called it
   * @param condition what kept it from giving a fresh answer, if anything did
   * @param asOf the age of the oldest state given, or null if none was
   * @param permissionLink where the reader can allow this wiki to ask in their name, or null
   */
  record TrackerState(
      String name, Condition condition, @Nullable Instant asOf, @Nullable URI permissionLink) {}

  /** What keeps a tracker's answer from being fresh. */
  enum Condition {
    /** Nothing: it is fresh. */
    FRESH,
    /** It has not answered yet. */
    SLOW,
    /** It cannot be reached, or its answer makes no sense. */
    DOWN,
    /** It asked to be left alone for a while. */
    BUSY,
    /** It does not accept who asks. */
    REFUSED,
    /** It does not understand a query. */
    NOT_UNDERSTOOD,
    /** The reader has not yet allowed this wiki to ask in their name. */
    NEEDS_PERMISSION;

    /** The name in views and message keys, such as {@code needs-permission}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
