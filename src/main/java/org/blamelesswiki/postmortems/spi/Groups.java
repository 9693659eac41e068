package org.blamelesswiki.postmortems.spi;

/** The wiki's groups of users. */
@FunctionalInterface
public interface Groups {

  /** Whether {@code viewer} is in the group; false for nobody and for a group that is not there. */
  boolean isMember(Viewer viewer, String group);
}
