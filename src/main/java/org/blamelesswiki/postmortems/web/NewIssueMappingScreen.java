package org.blamelesswiki.postmortems.web;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;
import org.blamelesswiki.postmortems.tracker.NewIssueSettings;
import org.blamelesswiki.postmortems.tracker.NewIssueSettings.Mapping;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;

/** How rows of a page become issues of one tracker, and where it announces changes. */
final class NewIssueMappingScreen implements Screen {

  static final String PATH = "/admin/trackers/issues";

  private final ConfiguredTrackers trackers;
  private final Setting<NewIssueSettings> setting;
  private final LinkNames names;
  private final Views views;

  NewIssueMappingScreen(
      ConfiguredTrackers trackers,
      Setting<NewIssueSettings> setting,
      LinkNames names,
      Views views) {
    this.trackers = trackers;
    this.setting = setting;
    this.names = names;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.WIKI_ADMIN;
  }

  /**
   * The form.
   *
   * @param tracker the id of the connection
   * @param name its name
   * @param redmine whether it is a Redmine
   * @param projects a line for each space: its key, a colon, a project
   * @param issueType the tracker's kind of issue
   * @param labels with commas
   * @param announcements the address that a webhook of the tracker calls, below the wiki's server
   * @param secret what such a webhook signs with, where the tracker can sign
   * @param version the version of the settings that the form was made from
   * @param message what to say first; empty for nothing
   * @param reason what is wrong; empty for nothing
   */
  public record MappingView(
      String tracker,
      String name,
      boolean redmine,
      String projects,
      String issueType,
      String labels,
      boolean due,
      boolean linkBack,
      String announcements,
      String secret,
      long version,
      String message,
      String reason) {}

  @Override
  public Response get(Request request) {
    TrackerConnection connection = connection(request);
    Versioned<NewIssueSettings> now = setting.read();
    Optional<Mapping> mapping = now.value().of(connection.id());
    StringBuilder projects = new StringBuilder();
    mapping.ifPresent(
        m ->
            new TreeMap<>(m.projects())
                .forEach(
                    (space, project) ->
                        projects.append(space).append(": ").append(project).append('\n')));
    String usual = connection.kind() == TrackerConnection.Kind.JIRA ? "Task" : "";
    MappingView view =
        view(
            request,
            connection,
            projects.toString().stripTrailing(),
            mapping.map(Mapping::issueType).orElse(usual),
            mapping.map(m -> String.join(", ", new TreeSet<>(m.labels()))).orElse("postmortem"),
            mapping.map(Mapping::due).orElse(true),
            mapping.map(Mapping::linkBack).orElse(true),
            now.version(),
            request.has("saved") ? "admin.saved" : "",
            "");
    return page(request, 200, view);
  }

  @Override
  public Response post(Request request) {
    TrackerConnection connection = connection(request);
    long seen = Parsing.whole(request.value("version")).orElse(-1);
    try {
      Map<String, String> projects = projects(request.raw("projects"));
      NewIssueSettings before = setting.value();
      NewIssueSettings changed =
          projects.isEmpty()
              ? before.without(connection.id())
              : before.with(
                  new Mapping(
                      connection.id(),
                      projects,
                      request.value("issue-type"),
                      labels(request.value("labels")),
                      request.has("due"),
                      request.has("link-back")));
      setting.save(changed, seen);
    } catch (IllegalArgumentException e) {
      return page(request, 400, typed(request, connection, seen, "", Parsing.reason(e)));
    } catch (Store.StaleRowException e) {
      long now = setting.read().version();
      return page(request, 409, typed(request, connection, now, "trackers.stale", ""));
    }
    return new Response.Redirect(
        request.site().screens() + PATH + "?tracker=" + connection.id() + "&saved");
  }

  private MappingView typed(
      Request request, TrackerConnection connection, long version, String message, String reason) {
    return view(
        request,
        connection,
        request.raw("projects").strip(),
        request.value("issue-type"),
        request.value("labels"),
        request.has("due"),
        request.has("link-back"),
        version,
        message,
        reason);
  }

  private MappingView view(
      Request request,
      TrackerConnection connection,
      String projects,
      String issueType,
      String labels,
      boolean due,
      boolean linkBack,
      long version,
      String message,
      String reason) {
    String secret = names.announcements(connection.id());
    return new MappingView(
        connection.id(),
        connection.name(),
        connection.kind() == TrackerConnection.Kind.REDMINE,
        projects,
        issueType,
        labels,
        due,
        linkBack,
        request.site().screens()
            + AnnouncementScreen.PATH
            + "?of="
            + connection.id()
            + "&key="
            + secret,
        secret,
        version,
        message,
        reason);
  }

  private Response page(Request request, int status, MappingView view) {
    I18n texts = I18n.of(request.locale());
    return new Response.Page(
        status, texts.text("mapping.title"), views.render("mapping", view, texts, request));
  }

  private TrackerConnection connection(Request request) {
    String id = request.value("tracker");
    return trackers
        .settings()
        .connection(id)
        .orElseThrow(() -> new Router.NotForViewerException(id));
  }

  private static Map<String, String> projects(String typed) {
    Map<String, String> projects = new LinkedHashMap<>();
    for (String line : typed.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        projects.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      } else if (!line.isBlank()) {
        throw new IllegalArgumentException(
            "the line '" + line.strip() + "' must be a space key, a colon and a project");
      }
    }
    return projects;
  }

  private static Set<String> labels(String typed) {
    Set<String> labels = new LinkedHashSet<>();
    for (String label : typed.split(",", -1)) {
      if (!label.isBlank()) {
        labels.add(label.strip());
      }
    }
    return labels;
  }
}
