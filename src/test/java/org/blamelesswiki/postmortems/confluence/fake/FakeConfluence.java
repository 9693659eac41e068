package org.blamelesswiki.postmortems.confluence.fake;

import com.atlassian.confluence.core.ContentEntityObject;
import com.atlassian.confluence.core.Modification;
import com.atlassian.confluence.event.events.content.page.PageCreateEvent;
import com.atlassian.confluence.event.events.content.page.PageUpdateEvent;
import com.atlassian.confluence.languages.LocaleManager;
import com.atlassian.confluence.pages.AbstractPage;
import com.atlassian.confluence.pages.Page;
import com.atlassian.confluence.pages.PageManager;
import com.atlassian.confluence.security.Permission;
import com.atlassian.confluence.security.PermissionManager;
import com.atlassian.confluence.spaces.Space;
import com.atlassian.confluence.spaces.SpaceManager;
import com.atlassian.confluence.user.AuthenticatedUserThreadLocal;
import com.atlassian.confluence.user.ConfluenceUser;
import com.atlassian.confluence.user.UserAccessor;
import com.atlassian.sal.api.ApplicationProperties;
import com.atlassian.sal.api.UrlMode;
import com.atlassian.sal.api.auth.LoginUriProvider;
import com.atlassian.sal.api.executor.ThreadLocalDelegateExecutorFactory;
import com.atlassian.sal.api.transaction.TransactionCallback;
import com.atlassian.sal.api.transaction.TransactionTemplate;
import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.websudo.WebSudoSessionException;
import com.atlassian.sal.api.xsrf.XsrfTokenAccessor;
import com.atlassian.user.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * As much of a Confluence as the plugin calls, in memory, with the contracts that the facts
 * describe: a draft has the id that its page will have, nobody is a legal argument of a permission
 * check, events come after the change.
 */
public final class FakeConfluence {

  private final Map<String, FakeUser> users = new TreeMap<>();
  private final Map<String, FakeSpace> spaces = new LinkedHashMap<>();
  private final Map<Long, FakePage> pages = new TreeMap<>();
  private final FakeActiveObjects activeObjects = new FakeActiveObjects();
  private final FakeEvents events = new FakeEvents();
  private Instant now = Instant.parse("2026-05-12T10:00:00Z");
  private long lastId = 1_000;
  private boolean permissionsBroken;
  private boolean passwordConfirmed;
  private final FakeLinks links = new FakeLinks();
  private final ThreadLocal<Boolean> inTransaction = ThreadLocal.withInitial(() -> false);
  private final FakeMail mail = new FakeMail();
  private final FakeHttpContext http = new FakeHttpContext();

  /** A wiki with users {@code admin}, {@code ana}, {@code ben}, {@code reader} and space OPS. */
  public static FakeConfluence withSampleUsers() {
    FakeConfluence wiki = new FakeConfluence();
    wiki.addUser(new FakeUser("admin", "Ada Admin", Set.of("confluence-administrators"), true));
    wiki.addUser(new FakeUser("ana", "Ana Lima", Set.of("stewards"), false));
    wiki.addUser(new FakeUser("ben", "Ben Ode", Set.of(), false));
    wiki.addUser(new FakeUser("reader", "Rea Der", Set.of(), false));
    wiki.addSpace("OPS", "Operations", Set.of("admin", "ana"), Set.of("ben"));
    wiki.addSpace("HR", "People", Set.of("admin"), Set.of());
    return wiki;
  }

  public void addUser(FakeUser user) {
    users.put(user.name(), user);
  }

  public void addSpace(String key, String name, Set<String> admins, Set<String> editors) {
    spaces.put(key, new FakeSpace(key, name, admins, editors));
  }

  /** Whoever this thread works for from now on; empty for a visitor. */
  public void logIn(String name) {
    FakeUser user = users.get(name);
    if (user == null) {
      AuthenticatedUserThreadLocal.reset();
    } else {
      AuthenticatedUserThreadLocal.set(user);
    }
  }

  /** A draft as the editor's first autosave makes it. */
  public FakePage newDraft(String space, String title) {
    return newDraft(++lastId, space, title);
  }

  public synchronized FakePage newDraft(long id, String space, String title) {
    FakePage page = new FakePage(id, space, title);
    pages.put(page.getId(), page);
    return page;
  }

  /** A published page. */
  public FakePage newPage(String space, String title, String body) {
    FakePage page = newDraft(space, title);
    publish(page, title, body);
    return page;
  }

  /** What Confluence does with a save that nobody refused. */
  public void publish(FakePage page, String title, String body) {
    boolean isNew = page.isDraft();
    now = now.plusSeconds(60);
    page.publish(title, body, now);
    events.publish(isNew ? created(page) : updated(page));
  }

  private static PageCreateEvent created(FakePage page) {
    return new PageCreateEvent() {
      @Override
      public Page getPage() {
        return page;
      }
    };
  }

  private static PageUpdateEvent updated(FakePage page) {
    return new PageUpdateEvent() {
      @Override
      public Page getPage() {
        return page;
      }
    };
  }

  /** Makes every permission check fail, as a database that is gone does. */
  public void breakPermissions(boolean broken) {
    permissionsBroken = broken;
  }

  public FakePage page(long id) {
    return pages.get(id);
  }

  public FakeActiveObjects activeObjects() {
    return activeObjects;
  }

  public FakeEvents events() {
    return events;
  }

  public PageManager pageManager() {
    return new PageManager() {
      @Override
      public AbstractPage getAbstractPage(long id) {
        return pages.get(id);
      }

      @Override
      public Page getPage(String spaceKey, String title) {
        return pages.values().stream()
            .filter(p -> p.getSpaceKey().equals(spaceKey) && p.getTitle().equals(title))
            .filter(p -> !p.isDraft())
            .findFirst()
            .orElse(null);
      }

      @Override
      public <T extends ContentEntityObject> void saveNewVersion(
          T page, Modification<T> modification) {
        modification.modify(page);
        events.publish(updated((FakePage) page));
      }

      @Override
      public List<Page> getPages(Space space, boolean currentOnly) {
        return pages.values().stream()
            .filter(p -> p.getSpaceKey().equals(space.getKey()) && !p.isDraft())
            .map(p -> (Page) p)
            .toList();
      }
    };
  }

  public SpaceManager spaceManager() {
    return new SpaceManager() {
      @Override
      public Space getSpace(String key) {
        return spaces.get(key);
      }

      @Override
      public List<Space> getAllSpaces() {
        return List.copyOf(spaces.values());
      }
    };
  }

  public PermissionManager permissionManager() {
    return new PermissionManager() {
      @Override
      public boolean hasPermission(ConfluenceUser user, Permission permission, Object target) {
        if (permissionsBroken) {
          throw new IllegalStateException("no database");
        }
        if (user instanceof FakeUser fake && fake.admin()) {
          return true;
        }
        String name = user == null ? "" : user.getName();
        if (target instanceof FakePage page) {
          FakeSpace space = spaces.get(page.getSpaceKey());
          return page.isOpenTo(name) && allows(space, permission, name);
        }
        return target instanceof FakeSpace space && allows(space, permission, name);
      }

      private boolean allows(FakeSpace space, Permission permission, String name) {
        if (permission == Permission.ADMINISTER) {
          return space.isAdmin(name);
        }
        if (permission == Permission.EDIT) {
          return space.isEditor(name);
        }
        return !space.getKey().equals("HR") && !name.isEmpty();
      }

      @Override
      public boolean hasCreatePermission(ConfluenceUser user, Object container, Class<?> type) {
        return hasPermission(user, Permission.EDIT, container);
      }
    };
  }

  public UserAccessor userAccessor() {
    return new UserAccessor() {
      @Override
      public ConfluenceUser getExistingUserByKey(UserKey key) {
        return users.values().stream().filter(u -> u.getKey().equals(key)).findFirst().orElse(null);
      }

      @Override
      public ConfluenceUser getUserByName(String name) {
        return users.get(name);
      }
    };
  }

  public UserManager userManager() {
    return new UserManager() {
      @Override
      public UserKey getRemoteUserKey() {
        ConfluenceUser user = AuthenticatedUserThreadLocal.get();
        return user == null ? null : user.getKey();
      }

      @Override
      public boolean isAdmin(UserKey key) {
        return userAccessor().getExistingUserByKey(key) instanceof FakeUser user && user.admin();
      }

      @Override
      public boolean isSystemAdmin(UserKey key) {
        return isAdmin(key);
      }

      @Override
      public boolean isUserInGroup(UserKey key, String group) {
        return userAccessor().getExistingUserByKey(key) instanceof FakeUser user
            && user.groups().contains(group);
      }
    };
  }

  public LocaleManager localeManager() {
    return new LocaleManager() {
      @Override
      public Locale getLocale(User user) {
        return user != null && user.getName().equals("ben") ? Locale.GERMANY : Locale.UK;
      }

      @Override
      public Locale getSiteDefaultLocale() {
        return Locale.UK;
      }
    };
  }

  public FakeLinks links() {
    return links;
  }

  /** Threads of the executor work for the user whose thread hands them a task. */
  public ThreadLocalDelegateExecutorFactory executors() {
    return delegate ->
        task -> {
          ConfluenceUser user = AuthenticatedUserThreadLocal.get();
          delegate.execute(
              () -> {
                AuthenticatedUserThreadLocal.set(user);
                try {
                  task.run();
                } finally {
                  AuthenticatedUserThreadLocal.reset();
                }
              });
        };
  }

  /** Asks for the password until {@link #confirmPassword}. */
  public WebSudoManager webSudo() {
    return new WebSudoManager() {
      @Override
      public void willExecuteWebSudoRequest(HttpServletRequest request) {
        if (!passwordConfirmed) {
          throw new WebSudoSessionException();
        }
      }

      @Override
      public void enforceWebSudoProtection(
          HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(302);
        response.setHeader("Location", request.getContextPath() + "/authenticate.action");
      }
    };
  }

  /** The admin has typed their password again. */
  public void confirmPassword() {
    passwordConfirmed = true;
  }

  public LoginUriProvider logins() {
    return returnTo -> URI.create("/confluence/login.action?os_destination=" + returnTo);
  }

  /** One token for each user. */
  public XsrfTokenAccessor tokens() {
    return (request, response, create) -> {
      ConfluenceUser user = AuthenticatedUserThreadLocal.get();
      return "token-of-" + (user == null ? "nobody" : user.getName());
    };
  }

  /** The request of this thread, as far as the login filter knows it. */
  public FakeHttpContext http() {
    return http;
  }

  /** Runs what it is given; entities tell by {@link #isInTransaction} whether they may be read. */
  public TransactionTemplate transactions() {
    return new TransactionTemplate() {
      @Override
      public <T> T execute(TransactionCallback<T> action) {
        boolean outer = inTransaction.get();
        inTransaction.set(true);
        try {
          return action.doInTransaction();
        } finally {
          inTransaction.set(outer);
        }
      }
    };
  }

  /** Whether this thread stands inside a transaction. */
  public boolean isInTransaction() {
    return inTransaction.get();
  }

  /** The mails that were sent. */
  public FakeMail mail() {
    return mail;
  }

  public ApplicationProperties properties() {
    return new ApplicationProperties() {
      @Override
      public String getBaseUrl(UrlMode mode) {
        return "http://wiki.example/confluence";
      }

      @Override
      public String getVersion() {
        return "10.2.0";
      }
    };
  }
}
