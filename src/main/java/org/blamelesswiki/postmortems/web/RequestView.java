package org.blamelesswiki.postmortems.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * One request for a postmortem.
 *
 * @param id its id
 * @param incident what it is about
 * @param space the name of the space that is asked
 * @param by the team that asks
 * @param criterion the name of the criterion in whose name it asks
 * @param question what could be learned together
 * @param state the key of how far it is
 * @param events all that happened to it, in order, without names of users
 * @param duePath the screen of what is due for it, below our screens; empty for none
 * @param mayAnswer whether the viewer may answer it now
 * @param pages the pages to choose from
 * @param owner the owner, as typed
 * @param due the day it is to be published by, as ISO 8601
 * @param instead what is suggested instead, as typed
 * @param saved whether it was just answered
 * @param problems what is wrong with the form
 */
public record RequestView(
    String id,
    String incident,
    String space,
    String by,
    String criterion,
    String question,
    String state,
    List<Event> events,
    String duePath,
    boolean mayAnswer,
    List<ObligationView.Page> pages,
    String owner,
    String due,
    String instead,
    boolean saved,
    Problems problems) {

  public RequestView {
    events = List.copyOf(events);
    pages = List.copyOf(pages);
  }

  /**
   * Something that happened.
   *
   * @param kind the key of what
   * @param day when, as ISO 8601
   * @param detail the day it is due, what is suggested instead, or the address of the page
   */
  public record Event(String kind, String day, String detail) {}

  static String day(Instant moment, ZoneId zone) {
    return LocalDate.ofInstant(moment, zone).toString();
  }
}
