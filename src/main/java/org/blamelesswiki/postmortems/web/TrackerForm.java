package org.blamelesswiki.postmortems.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.web.TrackerDesk.WikiLink;

/**
 * A tracker as it stands in its form. The token is never in it.
 *
 * @param id empty for a new one
 * @param name shown to readers
 * @param kind {@code jira} or {@code redmine}
 * @param base its address
 * @param access {@code viewer} or {@code service}
 * @param route {@code direct} or {@code link}
 * @param projects a line for each space: its key, a colon, projects parted by commas
 * @param local whether it may live at a local address
 * @param certificates PEM
 * @param notDoing resolutions, parted by commas
 * @param typeField a field id
 */
public record TrackerForm(
    String id,
    String name,
    String kind,
    String base,
    String access,
    String route,
    String projects,
    boolean local,
    String certificates,
    String notDoing,
    String typeField) {

  static final TrackerForm NEW =
      new TrackerForm(
          "",
          "",
          "jira",
          "https://",
          "service",
          "direct",
          "",
          false,
          "",
          words(TrackerConnection.DEFAULT_NOT_DOING),
          "");

  /** A Jira reached by a link that the wiki keeps, in the name of whoever looks. */
  static TrackerForm over(WikiLink link) {
    return new TrackerForm(
        link.id(),
        link.name(),
        "jira",
        link.base().toString(),
        "viewer",
        "link",
        "",
        false,
        "",
        NEW.notDoing(),
        "");
  }

  static TrackerForm of(TrackerConnection connection) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(connection.projects())
        .forEach(
            (space, projects) ->
                lines.append(space).append(": ").append(words(projects)).append('\n'));
    return new TrackerForm(
        connection.id(),
        connection.name(),
        connection.kind().name().toLowerCase(Locale.ROOT),
        connection.base().toString(),
        connection.access() == TrackerConnection.Access.AS_VIEWER ? "viewer" : "service",
        connection.route() == TrackerConnection.Route.DIRECT ? "direct" : "link",
        lines.toString().stripTrailing(),
        connection.localAddressAllowed(),
        connection.certificates(),
        words(connection.notDoing()),
        connection.typeField());
  }

  static TrackerForm typed(Request request) {
    return new TrackerForm(
        request.value("id"),
        request.value("name"),
        request.value("kind"),
        request.value("base"),
        request.value("access"),
        request.value("route").isEmpty() ? "direct" : request.value("route"),
        request.raw("projects").strip(),
        request.has("local"),
        request.raw("certificates").strip(),
        request.value("not-doing"),
        request.value("type-field"));
  }

  /**
   * The connection that the form describes.
   *
   * @throws IllegalArgumentException with a reason for the admin if it describes none
   */
  TrackerConnection toConnection() {
    return new TrackerConnection(
        id.isEmpty() ? idFor(name) : id,
        name,
        kind.equals("redmine") ? TrackerConnection.Kind.REDMINE : TrackerConnection.Kind.JIRA,
        address(base),
        access.equals("viewer")
            ? TrackerConnection.Access.AS_VIEWER
            : TrackerConnection.Access.SERVICE_ACCOUNT,
        route.equals("link")
            ? TrackerConnection.Route.APPLICATION_LINK
            : TrackerConnection.Route.DIRECT,
        projectsBySpace(),
        local,
        certificates,
        list(notDoing),
        typeField);
  }

  private Map<String, Set<String>> projectsBySpace() {
    Map<String, Set<String>> bySpace = new LinkedHashMap<>();
    for (String line : projects.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        bySpace
            .computeIfAbsent(line.substring(0, colon).strip(), space -> new LinkedHashSet<>())
            .addAll(list(line.substring(colon + 1)));
      } else if (!line.isBlank()) {
        throw new IllegalArgumentException(
            "the line '" + line.strip() + "' must be a space key, a colon and projects");
      }
    }
    return bySpace;
  }

  /** A slash at the end would say the same as none. */
  private static URI address(String typed) {
    try {
      return URI.create(typed.endsWith("/") ? typed.substring(0, typed.length() - 1) : typed);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the address is not one a browser could open", e);
    }
  }

  private static String idFor(String name) {
    String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return id.length() > 64 ? id.substring(0, 64) : id;
  }

  private static Set<String> list(String words) {
    Set<String> list = new LinkedHashSet<>();
    for (String word : words.split(",", -1)) {
      if (!word.isBlank()) {
        list.add(word.strip());
      }
    }
    return list;
  }

  private static String words(Set<String> list) {
    return String.join(", ", new TreeSet<>(list));
  }
}
