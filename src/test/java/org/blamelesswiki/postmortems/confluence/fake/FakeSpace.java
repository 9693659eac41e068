package org.blamelesswiki.postmortems.confluence.fake;

import com.atlassian.confluence.spaces.Space;
import java.util.Set;

/** A space of the fake wiki. */
public final class FakeSpace extends Space {

  private final String key;
  private final String name;
  private final Set<String> admins;
  private final Set<String> editors;

  FakeSpace(String key, String name, Set<String> admins, Set<String> editors) {
    this.key = key;
    this.name = name;
    this.admins = admins;
    this.editors = editors;
  }

  boolean isAdmin(String user) {
    return admins.contains(user);
  }

  boolean isEditor(String user) {
    return editors.contains(user) || admins.contains(user);
  }

  @Override
  public String getKey() {
    return key;
  }

  @Override
  public String getName() {
    return name;
  }
}
