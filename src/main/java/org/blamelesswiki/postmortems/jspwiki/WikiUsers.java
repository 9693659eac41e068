package org.blamelesswiki.postmortems.jspwiki;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.wiki.api.core.Engine;
import org.apache.wiki.auth.UserManager;
import org.apache.wiki.auth.WikiSecurityException;
import org.apache.wiki.auth.user.UserDatabase;
import org.apache.wiki.auth.user.UserProfile;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;

/** The names of the wiki's users, read again every few minutes. */
final class WikiUsers implements KnownPeople {

  private static final Duration FRESH = Duration.ofMinutes(10);

  /** A two-letter name is more often a word or an abbreviation. */
  private static final int SHORTEST = 3;

  private final Engine engine;
  private final Clock clock;
  private volatile Names names = new Names(Set.of(), Instant.MIN);

  WikiUsers(Engine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public boolean isPerson(String name) {
    Instant now = clock.instant();
    if (names.until().isBefore(now)) {
      names = new Names(read(), now.plus(FRESH));
    }
    return names.words().contains(name);
  }

  private Set<String> read() {
    Set<String> words = new HashSet<>();
    UserDatabase users = engine.getManager(UserManager.class).getUserDatabase();
    try {
      for (Principal wikiName : users.getWikiNames()) {
        UserProfile profile = users.findByWikiName(wikiName.getName());
        add(words, profile.getLoginName());
        for (String part : profile.getFullname().split("\\s+", -1)) {
          add(words, part);
        }
      }
    } catch (WikiSecurityException e) {
      // Knowing nobody by name makes the check a little weaker; it must not stop it.
      return words;
    }
    return words;
  }

  private static void add(Set<String> words, String name) {
    if (name != null && name.length() >= SHORTEST) {
      words.add(name.toLowerCase(Locale.ROOT));
    }
  }

  private record Names(Set<String> words, Instant until) {}
}
