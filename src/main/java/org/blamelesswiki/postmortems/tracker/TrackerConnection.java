package org.blamelesswiki.postmortems.tracker;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.action.IssueNames;

/**
 * A tracker as an admin set it up. Holds no token.
 *
 * @param id permanent; lower-case letters, digits and hyphens
 * @param name shown to readers
 * @param kind which product it is
 * @param base its address; links below it are to its issues
 * @param access in whose name it is asked
 * @param route how it is reached
 * @param projects which projects readers of a space may see, by space key, {@code *} for every
 *     space; of a connection as viewer, the projects whose keys are recognised in text, all if
 *     empty
 * @param localAddressAllowed whether it may live at a loopback or link-local address
 * @param certificates more certificate authorities to trust, as PEM; empty for none
 * @param notDoing resolutions, or statuses where the product has none, that mean closed without
 *     being done
 * @param typeField the field that holds an item's type; empty to look in labels alone
 */
public record TrackerConnection(
    String id,
    String name,
    Kind kind,
    URI base,
    Access access,
    Route route,
    Map<String, Set<String>> projects,
    boolean localAddressAllowed,
    String certificates,
    Set<String> notDoing,
    String typeField) {

  /** The space key that stands for every space. */
  public static final String EVERY_SPACE = "*";

  /** Jira's own resolutions of that meaning, those of its project templates, and usual ones. */
  public static final Set<String> DEFAULT_NOT_DOING =
      Set.of(
          "Won't Do",
          "Won't Fix",
          "Declined",
          "Rejected",
          "Duplicate",
          "Cannot Reproduce",
          "Obsolete",
          "Abandoned");

  /** Which product a tracker is. */
  public enum Kind {
    JIRA,
    REDMINE
  }

  /** In whose name a tracker is asked. */
  public enum Access {
    /** As the reader: through the wiki's own link, or with the reader's own token. */
    AS_VIEWER,
    /** With one token; readers of a space see the projects listed for it. */
    SERVICE_ACCOUNT
  }

  /** How a tracker is reached. */
  public enum Route {
    /** By our own client. */
    DIRECT,
    /** By a link that the wiki keeps; its id is {@link TrackerConnection#id()}. */
    APPLICATION_LINK
  }

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern FIELD = Pattern.compile("[a-zA-Z0-9_]{0,64}");

  /** Every value is checked; the message of what is refused names it in words for an admin. */
  public TrackerConnection {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the id '" + id + "' must be lower-case letters, digits and hyphens, 64 at most");
    }
    if (name.isBlank() || name.length() > 80) {
      throw new IllegalArgumentException("a name has 1 to 80 characters");
    }
    checkBase(base);
    if (route == Route.APPLICATION_LINK && access == Access.SERVICE_ACCOUNT) {
      throw new IllegalArgumentException(
          "an application link asks as the reader; a service account needs its own token");
    }
    projects.forEach(TrackerConnection::checkProjects);
    if (!FIELD.matcher(typeField).matches()) {
      throw new IllegalArgumentException(
          "the type field '" + typeField + "' must be a field id such as customfield_10100");
    }
    Certificates.context(certificates);
    projects =
        projects.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    notDoing = Set.copyOf(notDoing);
  }

  /** The same, trusting the authorities in {@code pem} too. */
  public TrackerConnection withCertificates(String pem) {
    return new TrackerConnection(
        id,
        name,
        kind,
        base,
        access,
        route,
        projects,
        localAddressAllowed,
        pem,
        notDoing,
        typeField);
  }

  private static void checkBase(URI base) {
    String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
    boolean isWeb = scheme.equals("http") || scheme.equals("https");
    if (!isWeb || base.getHost() == null) {
      throw new IllegalArgumentException(
          "the address must begin with https:// or http:// and a host");
    }
    if (base.getUserInfo() != null || base.getQuery() != null || base.getFragment() != null) {
      throw new IllegalArgumentException(
          "the address must have no user name, question mark or hash sign");
    }
    if (!base.equals(base.normalize())) {
      throw new IllegalArgumentException("the address must have no dots between slashes");
    }
  }

  private static void checkProjects(String space, Set<String> projects) {
    if (space.isBlank() || projects.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a space key or project is blank");
    }
  }

  /** A Jira asked with one account, for readers of {@code projects}. */
  public static TrackerConnection jiraServiceAccount(
      String id, String name, URI base, Map<String, Set<String>> projects) {
    return new TrackerConnection(
        id,
        name,
        Kind.JIRA,
        base,
        Access.SERVICE_ACCOUNT,
        Route.DIRECT,
        projects,
        false,
        "",
        DEFAULT_NOT_DOING,
        "");
  }

  /** A Jira asked in the name of whoever looks. */
  public static TrackerConnection jiraAsViewer(String id, String name, URI base, Route route) {
    return new TrackerConnection(
        id,
        name,
        Kind.JIRA,
        base,
        Access.AS_VIEWER,
        route,
        Map.of(),
        false,
        "",
        DEFAULT_NOT_DOING,
        "");
  }

  /** The same, allowed to live at a loopback or link-local address. */
  public TrackerConnection withLocalAddressAllowed() {
    return new TrackerConnection(
        id, name, kind, base, access, route, projects, true, certificates, notDoing, typeField);
  }

  /** Whether every reader of {@code space} may see issues of {@code project}, named. */
  public boolean lists(String project, String space) {
    return access == Access.SERVICE_ACCOUNT
        && (projects.getOrDefault(space, Set.of()).contains(project)
            || projects.getOrDefault(EVERY_SPACE, Set.of()).contains(project));
  }

  /** How pages name its issues. */
  public IssueNames names() {
    Set<String> all = new LinkedHashSet<>();
    projects.values().forEach(all::addAll);
    return new IssueNames(
        id,
        base,
        kind == Kind.JIRA ? IssueNames.KeyForm.PROJECT_AND_NUMBER : IssueNames.KeyForm.NUMBER,
        access == Access.AS_VIEWER && all.isEmpty(),
        all);
  }

  /** Where a browser shows the issue with {@code key}. */
  URI link(String key) {
    String root = base.toString();
    String stem = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    return URI.create(stem + (kind == Kind.JIRA ? "/browse/" : "/issues/") + key);
  }
}
