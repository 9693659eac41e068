package org.blamelesswiki.postmortems.action;

/** What makes an action item the same item in every source that names it. */
public sealed interface ItemId permits IssueRef, TaskId {

  /** What a reader calls it: an issue key; empty where it has no name of its own. */
  String label();
}
