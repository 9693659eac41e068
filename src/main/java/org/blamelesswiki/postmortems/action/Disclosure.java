package org.blamelesswiki.postmortems.action;

/** Which issues every reader of a space may see, with title and owner. An admin's list answers. */
@FunctionalInterface
public interface Disclosure {

  /** Lists nothing. */
  Disclosure NOTHING = (tracker, project, space) -> false;

  /** Whether issues of {@code project} may be named to every reader of {@code space}. */
  boolean mayName(String tracker, String project, String space);
}
