package org.blamelesswiki.postmortems.jspwiki;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.wiki.api.core.Engine;
import org.apache.wiki.auth.AuthenticationManager;
import org.apache.wiki.auth.NoSuchPrincipalException;
import org.apache.wiki.auth.UserManager;
import org.apache.wiki.auth.WikiSecurityException;
import org.apache.wiki.auth.login.UserDatabaseLoginModule;
import org.apache.wiki.auth.user.UserDatabase;
import org.apache.wiki.auth.user.UserProfile;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.spi.Users;

/** The wiki's users: by their login names, and as the words that are names of people. */
final class WikiUsers implements KnownPeople, Users {

  /** Wiki property: the language of the wiki, where it names one. */
  private static final String LANGUAGE = "jspwiki.defaultprefs.template.language";

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

  @Override
  public Optional<String> find(String typed) {
    return profile(typed).map(UserProfile::getLoginName);
  }

  @Override
  public Optional<String> name(String userId) {
    return profile(userId).map(UserProfile::getFullname).filter(name -> !name.isBlank());
  }

  /** Only JSPWiki's own list of users is complete; with others a user need not have a profile. */
  @Override
  public boolean isGone(String userId) {
    String module =
        engine.getWikiProperties().getProperty(AuthenticationManager.PROP_LOGIN_MODULE, "");
    boolean isOwnList =
        !engine.getManager(AuthenticationManager.class).isContainerAuthenticated()
            && (module.isBlank() || module.equals(UserDatabaseLoginModule.class.getName()));
    return isOwnList && profile(userId).isEmpty();
  }

  /** JSPWiki keeps a user's language in their browser; mail is in that of the wiki. */
  @Override
  public Locale locale(String userId) {
    String language = engine.getWikiProperties().getProperty(LANGUAGE, "").strip();
    return language.isEmpty()
        ? Locale.getDefault()
        : Locale.forLanguageTag(language.replace('_', '-'));
  }

  private Optional<UserProfile> profile(String loginName) {
    try {
      UserDatabase users = engine.getManager(UserManager.class).getUserDatabase();
      return Optional.of(users.findByLoginName(loginName));
    } catch (NoSuchPrincipalException e) {
      return Optional.empty();
    }
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
