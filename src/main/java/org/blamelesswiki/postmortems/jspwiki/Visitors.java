package org.blamelesswiki.postmortems.jspwiki;

import java.security.Permission;
import java.util.Optional;
import org.apache.wiki.api.core.Engine;
import org.apache.wiki.api.core.Session;
import org.apache.wiki.api.spi.Wiki;
import org.apache.wiki.auth.AuthorizationManager;
import org.apache.wiki.auth.GroupPrincipal;
import org.apache.wiki.auth.authorize.GroupManager;
import org.apache.wiki.auth.permissions.AllPermission;
import org.blamelesswiki.postmortems.spi.Groups;
import org.blamelesswiki.postmortems.spi.Viewer;

/**
 * JSPWiki's sessions as the core's viewers, and back.
 *
 * <p>JSPWiki knows what somebody may do by their session only. A viewer who is not the one whose
 * request is answered has the rights of a guest.
 */
final class Visitors implements Groups {

  private final Engine engine;

  Visitors(Engine engine) {
    this.engine = engine;
  }

  /** Who made the request that this thread answers. */
  Viewer current() {
    return CurrentRequest.get().map(request -> of(request.session())).orElse(Viewer.ANONYMOUS);
  }

  /** A session that logged in; everybody else is nobody, whatever name they assert. */
  Viewer of(Session session) {
    if (!session.isAuthenticated()) {
      return Viewer.ANONYMOUS;
    }
    return Viewer.user(
        session.getLoginPrincipal().getName(),
        session.getUserPrincipal().getName(),
        may(session, new AllPermission(engine.getApplicationName())));
  }

  boolean may(Viewer viewer, Permission permission) {
    return may(session(viewer), permission);
  }

  @Override
  public boolean isMember(Viewer viewer, String group) {
    return engine
        .getManager(GroupManager.class)
        .isUserInRole(session(viewer), new GroupPrincipal(group));
  }

  private boolean may(Session session, Permission permission) {
    return engine.getManager(AuthorizationManager.class).checkPermission(session, permission);
  }

  private Session session(Viewer viewer) {
    return CurrentRequest.get()
        .map(CurrentRequest::session)
        .filter(session -> viewer.isLoggedIn() && of(session).id().equals(viewer.id()))
        .or(() -> ownGuestSession(viewer))
        .orElseGet(() -> Wiki.session().guest(engine));
  }

  /** The session of the request, where neither it nor the viewer is logged in. */
  private static Optional<Session> ownGuestSession(Viewer viewer) {
    return CurrentRequest.get()
        .map(CurrentRequest::session)
        .filter(session -> !viewer.isLoggedIn() && !session.isAuthenticated());
  }
}
