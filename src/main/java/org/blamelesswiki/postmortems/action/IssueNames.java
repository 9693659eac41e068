package org.blamelesswiki.postmortems.action;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the issues of one tracker are named on pages.
 *
 * @param tracker the id of its connection
 * @param base where it lives; a link below it may be to one of its issues
 * @param form what its keys look like
 * @param anyProject whether a key of any project but {@link #NEVER_PROJECTS} is recognised in
 *     running text
 * @param projects the projects whose keys are recognised in any case
 */
public record IssueNames(
    String tracker, URI base, KeyForm form, boolean anyProject, Set<String> projects) {

  /** What looks like a key in running text but names something else. */
  static final Set<String> NEVER_PROJECTS =
      Set.of(
          "AES", "CVE", "COVID", "CWE", "DIN", "EN", "ES", "HTTP", "IEC", "IEEE", "IPV", "ISO",
          "JSR", "MD", "P", "PEP", "RFC", "RSA", "S", "SEV", "SHA", "TLS", "UTC", "UTF", "GMT",
          "SP", "L", "T", "H", "Q", "V", "X");

  /** What keys look like. */
  public enum KeyForm {
    /** A project key, a hyphen and a number, also found in running text. */
    PROJECT_AND_NUMBER,
    /** A number alone, found in links only. */
    NUMBER
  }

  public IssueNames {
    projects = Set.copyOf(projects);
  }

  /** Whether {@code project} in running text is one of this tracker's. */
  boolean claims(String project) {
    if (form != KeyForm.PROJECT_AND_NUMBER) {
      return false;
    }
    return projects.contains(project) || (anyProject && !NEVER_PROJECTS.contains(project));
  }

  /** The issue that {@code link} leads to, if it is a link below the base to one. */
  Optional<IssueRef> ofLink(String link) {
    return below(link).flatMap(this::keyInPath).map(key -> new IssueRef(tracker, key));
  }

  private Optional<String> below(String link) {
    String root = base.toString();
    String stem = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    int hostEnd = stem.indexOf('/', stem.indexOf("://") + 3);
    int caseless = hostEnd < 0 ? stem.length() : hostEnd;
    boolean isBelow =
        link.length() > stem.length()
            && link.charAt(stem.length()) == '/'
            && link.substring(0, caseless)
                .toLowerCase(Locale.ROOT)
                .equals(stem.substring(0, caseless).toLowerCase(Locale.ROOT))
            && link.startsWith(stem.substring(caseless), caseless);
    return isBelow ? Optional.of(link.substring(stem.length())) : Optional.empty();
  }

  private Optional<String> keyInPath(String path) {
    if (path.contains("/../") || path.contains("/./")) {
      return Optional.empty();
    }
    for (String marker : new String[] {"/browse/", "/issues/", "selectedIssue="}) {
      int at = path.indexOf(marker);
      if (at >= 0) {
        String key = leadingKey(path, at + marker.length());
        if (!key.isEmpty()) {
          return Optional.of(key);
        }
      }
    }
    return Optional.empty();
  }

  private String leadingKey(String path, int from) {
    int end = from;
    while (end < path.length() && isKeyCharacter(path.charAt(end)) && end - from <= 64) {
      end++;
    }
    String candidate = path.substring(from, end);
    return form == KeyForm.NUMBER
        ? (IssueKeys.isNumber(candidate) ? candidate : "")
        : (IssueKeys.isKey(candidate) ? candidate : "");
  }

  private static boolean isKeyCharacter(char c) {
    return c == '-' || c == '_' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
