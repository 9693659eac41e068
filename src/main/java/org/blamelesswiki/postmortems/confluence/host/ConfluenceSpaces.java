package org.blamelesswiki.postmortems.confluence.host;

import com.atlassian.confluence.pages.Page;
import com.atlassian.confluence.security.Permission;
import com.atlassian.confluence.security.PermissionManager;
import com.atlassian.confluence.spaces.SpaceManager;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Spaces;
import org.blamelesswiki.postmortems.spi.Viewer;

/** Confluence's spaces. */
public final class ConfluenceSpaces implements Spaces {

  private final SpaceManager spaces;
  private final PermissionManager permissions;
  private final Users users;

  public ConfluenceSpaces(SpaceManager spaces, PermissionManager permissions, Users users) {
    this.spaces = spaces;
    this.permissions = permissions;
    this.users = users;
  }

  @Override
  public List<Space> visibleTo(Viewer viewer) {
    return spaces.getAllSpaces().stream()
        .filter(space -> permissions.hasPermission(users.account(viewer), Permission.VIEW, space))
        .map(space -> new Space(space.getKey(), space.getName()))
        .toList();
  }

  @Override
  public Optional<Space> find(String key, Viewer viewer) {
    return Optional.ofNullable(spaces.getSpace(key))
        .filter(space -> permissions.hasPermission(users.account(viewer), Permission.VIEW, space))
        .map(space -> new Space(space.getKey(), space.getName()));
  }

  @Override
  public boolean mayCreate(String key, Viewer viewer) {
    return Optional.ofNullable(spaces.getSpace(key))
        .filter(space -> permissions.hasCreatePermission(users.account(viewer), space, Page.class))
        .isPresent();
  }

  @Override
  public boolean mayAdminister(String key, Viewer viewer) {
    return Optional.ofNullable(spaces.getSpace(key))
        .filter(
            space -> permissions.hasPermission(users.account(viewer), Permission.ADMINISTER, space))
        .isPresent();
  }
}
