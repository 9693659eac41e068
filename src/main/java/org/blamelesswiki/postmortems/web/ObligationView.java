package org.blamelesswiki.postmortems.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One postmortem that is or was due.
 *
 * @param subject what it is due for, as in addresses
 * @param kind the key of what that is
 * @param id its id
 * @param title what readers call it
 * @param spaceKey the key of its space
 * @param space the name of its space
 * @param level the key of its level
 * @param criteria the names of the criteria that ask for it
 * @param due the day it is due, as ISO 8601; empty for none
 * @param past whether that day has passed
 * @param reviewers who reads it before it is shared
 * @param audience the key of who it is written for
 * @param mayBeWaived whether it may be decided not to write
 * @param teams whose it may be
 * @param owner the name of who coordinates it; empty for nobody
 * @param mine whether that is the viewer
 * @param begun the page that is to settle it, if the viewer may see it
 * @param ending the key of how it ended; empty while it is due
 * @param because the reason that was given; may be empty
 * @param ended the day it ended, as ISO 8601; empty while it is due
 * @param mayDecide whether the viewer may decide what becomes of it
 * @param mayTake whether the viewer may coordinate it
 * @param mayName whether the viewer may name others
 * @param pages the pages to choose from
 * @param notWritten the reason not to write it, as typed
 * @param notRequired the reason why none is required, as typed
 * @param typedOwner the owner, as typed
 * @param saved whether something was just decided
 * @param problems what is wrong with the form
 */
public record ObligationView(
    String subject,
    String kind,
    String id,
    String title,
    String spaceKey,
    String space,
    String level,
    List<String> criteria,
    String due,
    boolean past,
    Set<String> reviewers,
    String audience,
    boolean mayBeWaived,
    Set<String> teams,
    String owner,
    boolean mine,
    Optional<Page> begun,
    String ending,
    String because,
    String ended,
    boolean mayDecide,
    boolean mayTake,
    boolean mayName,
    List<Page> pages,
    String notWritten,
    String notRequired,
    String typedOwner,
    boolean saved,
    Problems problems) {

  public ObligationView {
    criteria = List.copyOf(criteria);
    reviewers = Set.copyOf(reviewers);
    teams = Set.copyOf(teams);
    pages = List.copyOf(pages);
  }

  /**
   * A page of the wiki.
   *
   * @param id its id
   * @param title its title
   * @param url its address
   * @param state the key of its state
   */
  public record Page(String id, String title, String url, String state) {}

  public boolean isOpen() {
    return ending.isEmpty();
  }

  /** Whether it can be due again. */
  public boolean mayReopen() {
    return !isOpen() && !ending.equals("published") && mayDecide;
  }

  /** Where one is begun for it, below our screens. */
  public String createPath() {
    String path =
        "/create?title=" + DueAddresses.encoded(title) + "&space=" + DueAddresses.encoded(spaceKey);
    return kind.equals("incident") ? path + "&log=" + DueAddresses.encoded(id) : path;
  }
}
