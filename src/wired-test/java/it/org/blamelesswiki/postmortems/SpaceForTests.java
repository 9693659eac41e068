package it.org.blamelesswiki.postmortems;

import static org.junit.Assume.assumeTrue;

import com.atlassian.confluence.spaces.Space;
import com.atlassian.confluence.spaces.SpaceManager;
import com.atlassian.confluence.user.AuthenticatedUserThreadLocal;
import com.atlassian.confluence.user.ConfluenceUser;
import com.atlassian.confluence.user.UserAccessor;
import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import java.util.List;
import java.util.function.Consumer;
import org.blamelesswiki.postmortems.confluence.api.Postmortems;
import org.springframework.stereotype.Component;

/**
 * Any space of the wiki, in the mode a test asks for, and afterwards in the mode it had. The wiki
 * needs a space and an administrator who logs in as {@code admin}, as the SDK's has, or as the
 * system property {@code postmortems.wired.admin} says.
 */
@Component
public class SpaceForTests {

  private final Postmortems postmortems;
  private final SpaceManager spaces;
  private final UserAccessor users;

  public SpaceForTests(
      @ComponentImport Postmortems postmortems,
      @ComponentImport SpaceManager spaces,
      @ComponentImport UserAccessor users) {
    this.postmortems = postmortems;
    this.spaces = spaces;
    this.users = users;
  }

  /** Runs a test as administrator, with a space in {@code mode}; it is given the space's key. */
  void in(String mode, Consumer<String> test) {
    ConfluenceUser before = AuthenticatedUserThreadLocal.get();
    try {
      AuthenticatedUserThreadLocal.set(admin());
      String key = key();
      String modeBefore = postmortems.mode(key);
      postmortems.setMode(key, mode);
      try {
        test.accept(key);
      } finally {
        postmortems.setMode(key, modeBefore);
      }
    } finally {
      AuthenticatedUserThreadLocal.set(before);
    }
  }

  String key() {
    List<Space> all = spaces.getAllSpaces();
    assumeTrue("the wiki has a space", !all.isEmpty());
    return all.get(0).getKey();
  }

  private ConfluenceUser admin() {
    String name = System.getProperty("postmortems.wired.admin", "admin");
    ConfluenceUser admin = users.getUserByName(name);
    assumeTrue("there is a user " + name, admin != null);
    return admin;
  }
}
