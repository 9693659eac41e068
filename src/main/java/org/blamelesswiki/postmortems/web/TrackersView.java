package org.blamelesswiki.postmortems.web;

import java.util.List;
import org.blamelesswiki.postmortems.web.TrackerDesk.WikiLink;

/**
 * The trackers screen.
 *
 * @param rows the trackers there are
 * @param links the wiki's own links that could be used
 * @param form the one that is being set up
 * @param budgetMillis how long a page waits for trackers
 * @param freshSeconds how long an answer counts as fresh
 * @param version the version of the settings that the form was made from
 * @param hasToken whether a token is kept for it
 * @param message what to say first, a message key; empty for nothing
 * @param argument what stands in the message
 * @param good whether it is good news
 * @param problems what is wrong with the form
 */
public record TrackersView(
    List<Row> rows,
    List<WikiLink> links,
    TrackerForm form,
    int budgetMillis,
    int freshSeconds,
    long version,
    boolean hasToken,
    String message,
    String argument,
    boolean good,
    Problems problems) {

  public TrackersView {
    rows = List.copyOf(rows);
    links = List.copyOf(links);
  }

  /**
   * A tracker there is.
   *
   * @param lastAnswer when it last answered; empty for never since the start
   * @param trouble what was wrong when it last did not; empty for nothing
   */
  public record Row(
      String id, String name, String base, String access, String lastAnswer, String trouble) {}
}
