package org.blamelesswiki.postmortems.demo;

import java.util.List;

/**
 * Somebody who can log in to the demo wiki. All of them are made up, and so is the password: the
 * wiki answers on the loopback address only.
 *
 * @param login what to type
 * @param fullName what the wiki shows
 * @param groups the wiki groups they are in
 * @param role what they are there to show
 */
record DemoUser(String login, String fullName, List<String> groups, String role) {

  static final String PASSWORD = "blameless";

  /** JSPWiki's own group of wiki admins. */
  static final String ADMIN = "Admin";

  /** Who may edit pages; everybody else reads. */
  static final String AUTHORS = "Authors";

  /** Who looks after the pilot space. */
  static final String OWNERS = "PaymentsOwners";

  static final List<DemoUser> ALL =
      List.of(
          new DemoUser("admin", "Robin Keller", List.of(ADMIN), "administers the wiki"),
          new DemoUser("mira", "Mira Novak", List.of(AUTHORS, OWNERS), "writes, and owns a space"),
          new DemoUser("sam", "Sam Okafor", List.of(AUTHORS), "writes too"),
          new DemoUser("lee", "Lee Brandt", List.of(), "reads"));

  /** The name of the page about them. */
  String wikiName() {
    return fullName.replace(" ", "");
  }
}
