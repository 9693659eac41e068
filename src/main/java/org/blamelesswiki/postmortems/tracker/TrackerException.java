package org.blamelesswiki.postmortems.tracker;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A tracker did not answer as asked. The message is for admins and names neither tokens nor page
 * text.
 */
public final class TrackerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What went wrong, as far as a caller does something different about it. */
  public enum Problem {
    /** No connection, or it broke off. */
    UNREACHABLE,
    /** No complete answer in time. */
    TOO_SLOW,
    /** An answer that is not what its documentation says, or too large. */
    UNREADABLE,
    /** It failed by its own account. */
    FAILED,
    /** It asked to be left alone for a while. */
    BUSY,
    /** It does not accept who asks. */
    REFUSED,
    /** The viewer has not yet allowed this wiki to ask in their name. */
    NEEDS_PERMISSION,
    /** It says that the question makes no sense. */
    BAD_QUESTION,
    /** The connection's settings lead where they must not. */
    FORBIDDEN_ADDRESS
  }

  private final Problem problem;
  private final @Nullable Duration retryAfter;
  private final @Nullable URI permissionLink;

  private TrackerException(
      Problem problem,
      String message,
      @Nullable Throwable cause,
      @Nullable Duration retryAfter,
      @Nullable URI permissionLink) {
    super(message, cause);
    this.problem = problem;
    this.retryAfter = retryAfter;
    this.permissionLink = permissionLink;
  }

  public TrackerException(Problem problem, String message) {
    this(problem, message, null, null, null);
  }

  public TrackerException(Problem problem, String message, Throwable cause) {
    this(problem, message, cause, null, null);
  }

  /** It asked to be left alone; {@code retryAfter} is null where it did not say for how long. */
  public static TrackerException busy(String message, @Nullable Duration retryAfter) {
    return new TrackerException(Problem.BUSY, message, null, retryAfter, null);
  }

  /** The viewer can allow this wiki to ask in their name at {@code link}. */
  public static TrackerException needsPermission(String message, @Nullable URI link) {
    return new TrackerException(Problem.NEEDS_PERMISSION, message, null, null, link);
  }

  public Problem problem() {
    return problem;
  }

  /** How long to leave it alone, or null where it did not say. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** Where the viewer can give permission, or null. */
  @Nullable URI permissionLink() {
    return permissionLink;
  }
}
