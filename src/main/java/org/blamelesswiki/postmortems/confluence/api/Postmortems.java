package org.blamelesswiki.postmortems.confluence.api;

import java.util.List;

/**
 * The plugin as a service: for other plugins, for scripts of an admin, and for the tests that run
 * inside a Confluence. Nothing is stored by asking. Whoever calls runs inside the wiki and is
 * trusted with what it shows them; only a change asks who the user of the thread is.
 */
public interface Postmortems {

  /**
   * What the gate says of a text that is not saved.
   *
   * @param space the key of the space it would be in
   * @param title its title
   * @param storage the text in storage format
   */
  Check check(String space, String title, String storage);

  /**
   * Whether a postmortem is due under the site's criteria.
   *
   * @param facts as in the body of the facts macro, one a line, such as {@code service: search}
   */
  Due due(String facts);

  /**
   * Whether a postmortem would be due under other criteria.
   *
   * @param criteria a set as the criteria screen shows it in JSON
   * @throws IllegalArgumentException if it is no such set; the message names the place
   */
  Due dueUnder(String criteria, String facts);

  /** How a space uses the check: {@code off}, {@code advise}, {@code confirm} or {@code block}. */
  String mode(String space);

  /**
   * Changes how a space uses the check, as the spaces screen does.
   *
   * @throws SecurityException if the user of the thread is no Confluence administrator
   * @throws IllegalArgumentException if there is no such space or mode
   */
  void setMode(String space, String mode);

  /** The links to Jira that this Confluence has. */
  List<TrackerLink> trackerLinks();

  /**
   * The gate's answer.
   *
   * @param checked whether the space is checked at all, and the check could be made
   * @param mayBeShared whether the page could be shared as it is
   * @param suggestions what a reader may hear as fault
   */
  record Check(boolean checked, boolean mayBeShared, List<Suggestion> suggestions) {
    public Check {
      suggestions = List.copyOf(suggestions);
    }
  }

  /**
   * One place of a text.
   *
   * @param rule the rule's id
   * @param words the words it is about
   * @param sentence the sentence they stand in
   * @param question what to ask instead
   * @param holds whether the page waits for it
   */
  record Suggestion(String rule, String words, String sentence, String question, boolean holds) {}

  /**
   * Whether a postmortem is due.
   *
   * @param outcome {@code required}, {@code recommended}, {@code not-required}, {@code exempt} or
   *     {@code undecided}
   * @param sentence the same in one English sentence, with its reasons
   * @param open the facts that are not known and would decide
   */
  record Due(String outcome, String sentence, List<String> open) {
    public Due {
      open = List.copyOf(open);
    }
  }

  /**
   * A link to Jira.
   *
   * @param id the application link's id
   * @param name its name
   * @param connected whether an admin lets postmortems use it
   */
  record TrackerLink(String id, String name, boolean connected) {}
}
