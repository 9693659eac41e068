package org.blamelesswiki.postmortems.confluence.fake;

import com.atlassian.confluence.user.ConfluenceUser;
import com.atlassian.sal.api.user.UserKey;
import java.util.Set;

/** A user of the fake wiki. */
public record FakeUser(String name, String fullName, Set<String> groups, boolean admin)
    implements ConfluenceUser {

  @Override
  public UserKey getKey() {
    return new UserKey("key-" + name);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getFullName() {
    return fullName;
  }

  @Override
  public String getEmail() {
    return name + "@wiki.example";
  }
}
