package org.blamelesswiki.postmortems.web;

/** One screen or endpoint. */
public interface Screen {

  /** Who may use it; the router asks before it calls anything else. */
  Access access();

  /** Shows it. */
  Response get(Request request);

  /** Takes its form; the CSRF token has been checked. */
  default Response post(Request request) {
    throw new MethodNotAllowedException(request.path());
  }

  /**
   * Whether it is called by machines that have no session, and tells by itself whom it answers:
   * then no CSRF token is asked for.
   */
  default boolean isCalledByMachines() {
    return false;
  }

  /** The address takes no such request. */
  final class MethodNotAllowedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MethodNotAllowedException(String path) {
      super("no such request at " + path);
    }
  }
}
