package org.blamelesswiki.postmortems.action;

/** Which issues every reader of a space may see, with title and owner. An admin's list answers. */
@FunctionalInterface
public interface Disclosure {

  /** Lists nothing. */
  Disclosure NOTHING = (issue, space) -> false;

  /** Whether {@code issue} may be named to every reader of {@code space}. */
  boolean mayName(IssueRef issue, String space);
}
