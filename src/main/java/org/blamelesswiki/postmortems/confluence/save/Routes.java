package org.blamelesswiki.postmortems.confluence.save;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a request that shares a page from the many that look alike: autosave, drafts, comments,
 * previews, labels, attachments, conversions.
 *
 * <p>The addresses are Confluence 10.2's REST reference, and for forms those that clients send; the
 * sources stand in docs/save-routes.md.
 */
final class Routes {

  private static final Set<String> REST_APIS = Set.of("api", "experimental", "prototype");
  private static final Set<String> WRITES = Set.of("PUT", "POST", "PATCH");

  private Routes() {}

  /**
   * A route and the content it names.
   *
   * @param route which
   * @param contentId the id in the address; empty if the address has none
   */
  record Match(Route route, Optional<String> contentId) {}

  /** The route of a request; empty if it shares nothing. */
  static Optional<Match> of(SaveRequest request) {
    if (request.method().equals("GET")) {
      // Old links move pages by GET.
      return isMove(SavePath.segments(request.path())) ? match(Route.PAGE_MOVE) : Optional.empty();
    }
    if (!WRITES.contains(request.method())) {
      return Optional.empty();
    }
    List<String> path = SavePath.segments(request.path());
    if (path.isEmpty()) {
      return Optional.empty();
    }
    return switch (path.get(0)) {
      case "rest" -> ofRest(path, request);
      case "pages" -> ofAction(path);
      case "rpc" -> match(Route.REMOTE_API);
      default -> Optional.empty();
    };
  }

  private static Optional<Match> ofRest(List<String> path, SaveRequest request) {
    if (endsWith(path, "content-blueprint", "create-content")) {
      return match(Route.BLUEPRINT_VIEW);
    }
    if (endsWith(path, "page-hierarchy", "copy")) {
      return match(Route.TREE_COPY);
    }
    if (path.contains("backup-restore") && path.contains("restore")) {
      return match(Route.IMPORT);
    }
    int content = contentAt(path);
    return content < 0
        ? Optional.empty()
        : ofContent(path.subList(content + 1, path.size()), request);
  }

  /**
   * The place of {@code content} behind the API's name and perhaps its version; -1 if not there.
   */
  private static int contentAt(List<String> path) {
    if (path.size() < 3 || !REST_APIS.contains(path.get(1))) {
      return -1;
    }
    int at = isVersion(path.get(2)) ? 3 : 2;
    return at < path.size() && path.get(at).equals("content") ? at : -1;
  }

  private static boolean isVersion(String segment) {
    return segment.equals("latest")
        || segment.chars().allMatch(c -> c == '.' || Character.isDigit(c));
  }

  private static Optional<Match> ofContent(List<String> rest, SaveRequest request) {
    String status = request.query("status").orElse("");
    if (rest.isEmpty()) {
      return request.method().equals("POST")
          ? match(status.equals("draft") ? Route.PERSONAL_DRAFT : Route.REST_CREATE)
          : Optional.empty();
    }
    if (rest.size() == 3 && rest.get(0).equals("blueprint") && rest.get(1).equals("instance")) {
      return ofId(Route.BLUEPRINT_DRAFT, rest.get(2));
    }
    if (rest.size() == 2 && rest.get(1).equals("version")) {
      return ofId(Route.VERSION_RESTORE, rest.get(0));
    }
    if (rest.size() > 1) {
      return Optional.empty();
    }
    // POST to an existing page is a PUT in disguise (X-HTTP-Method-Override) or nothing.
    return switch (status) {
      case "draft" -> ofId(Route.EDITOR_PUBLISH, rest.get(0));
      case "current" -> ofId(Route.EDITOR_UPDATE, rest.get(0));
      case "trashed" -> ofId(Route.TRASH_RESTORE, rest.get(0));
      default -> ofId(Route.REST_UPDATE, rest.get(0));
    };
  }

  private static Optional<Match> ofAction(List<String> path) {
    if (isMove(path)) {
      return match(Route.PAGE_MOVE);
    }
    return switch (action(path)) {
      case "doeditpage", "doeditblogpost" -> match(Route.EDIT_FORM);
      case "docreatepage", "docreateblogpost" -> match(Route.CREATE_FORM);
      case "docopypage" -> match(Route.PAGE_COPY);
      case "revertpagebacktoversion", "dorevertpagebacktoversion" -> match(Route.VERSION_RESTORE);
      default -> Optional.empty();
    };
  }

  private static boolean isMove(List<String> path) {
    return path.size() > 1 && path.get(0).equals("pages") && action(path).equals("movepage");
  }

  /** The name of a Struts action, without its ending and the method some addresses name. */
  private static String action(List<String> path) {
    String last = path.get(path.size() - 1);
    if (path.size() < 2 || !last.endsWith(".action")) {
      return "";
    }
    String name = last.substring(0, last.length() - ".action".length());
    int method = name.indexOf('!');
    return method < 0 ? name : name.substring(0, method);
  }

  private static boolean endsWith(List<String> path, String first, String second) {
    int size = path.size();
    return size > 2 && path.get(size - 2).equals(first) && path.get(size - 1).equals(second);
  }

  private static Optional<Match> match(Route route) {
    return Optional.of(new Match(route, Optional.empty()));
  }

  private static Optional<Match> ofId(Route route, String id) {
    return id.chars().allMatch(Character::isDigit)
        ? Optional.of(new Match(route, Optional.of(id)))
        : Optional.empty();
  }
}
