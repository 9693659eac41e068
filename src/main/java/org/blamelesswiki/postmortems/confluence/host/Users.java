package org.blamelesswiki.postmortems.confluence.host;

import com.atlassian.confluence.languages.LocaleManager;
import com.atlassian.confluence.user.AuthenticatedUserThreadLocal;
import com.atlassian.confluence.user.ConfluenceUser;
import com.atlassian.confluence.user.UserAccessor;
import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import java.util.Locale;
import java.util.Optional;
import org.blamelesswiki.postmortems.confluence.storage.UserNames;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.jspecify.annotations.Nullable;

/** Confluence's users as the core sees them, and back. */
public final class Users implements UserNames, org.blamelesswiki.postmortems.spi.Users {

  private final UserAccessor accounts;
  private final UserManager roles;
  private final Languages languages;

  public Users(UserAccessor accounts, UserManager roles, LocaleManager locales) {
    this.accounts = accounts;
    this.roles = roles;
    this.languages = new Languages(locales);
  }

  /** Who made the request that this thread answers. */
  public Viewer current() {
    return viewer(AuthenticatedUserThreadLocal.get());
  }

  /** The name that user logs in with; empty when nobody is logged in. */
  public String currentName() {
    ConfluenceUser user = AuthenticatedUserThreadLocal.get();
    return user == null ? "" : user.getName();
  }

  /** The language in which that user reads Confluence. */
  public Locale currentLocale() {
    return languages.of(AuthenticatedUserThreadLocal.get());
  }

  /** Whether the user is in the group. */
  public boolean isInGroup(Viewer viewer, String group) {
    return viewer.id().filter(id -> roles.isUserInGroup(new UserKey(id), group)).isPresent();
  }

  @Override
  public Optional<String> of(String userKey) {
    return name(userKey);
  }

  @Override
  public Optional<String> find(String typed) {
    return Optional.ofNullable(accounts.getUserByName(typed))
        .map(user -> user.getKey().getStringValue());
  }

  @Override
  public Optional<String> name(String userId) {
    return account(userId).map(ConfluenceUser::getFullName);
  }

  @Override
  public boolean isGone(String userId) {
    return account(userId).isEmpty();
  }

  @Override
  public Locale locale(String userId) {
    return languages.of(account(userId).orElse(null));
  }

  /** The address that mail to the user goes to; empty when there is none. */
  public Optional<String> mailAddress(String userId) {
    return account(userId).map(ConfluenceUser::getEmail).filter(address -> !address.isBlank());
  }

  private Optional<ConfluenceUser> account(String userId) {
    return Optional.ofNullable(accounts.getExistingUserByKey(new UserKey(userId)));
  }

  /** Whether the user may change what belongs to the whole site. */
  public boolean isSystemAdmin(Viewer viewer) {
    return viewer.id().filter(id -> roles.isSystemAdmin(new UserKey(id))).isPresent();
  }

  /** The account behind a viewer, or null for a visitor, as Confluence's own checks take it. */
  @Nullable ConfluenceUser account(Viewer viewer) {
    return viewer.id().flatMap(this::account).orElse(null);
  }

  private Viewer viewer(@Nullable ConfluenceUser user) {
    if (user == null) {
      return Viewer.ANONYMOUS;
    }
    return Viewer.user(
        user.getKey().getStringValue(), user.getFullName(), roles.isAdmin(user.getKey()));
  }
}
