package org.blamelesswiki.postmortems.postmortem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One incident as the body of a facts macro tells it. Several small incidents share a postmortem
 * when the body names each with a line of its own, its facts below; what stands above the first
 * name holds for each of them:
 *
 * <pre>
 * service: paging
 * incident: Nine pages in a minute (log k3f9x2)
 * started: 2026-11-02T03:10Z
 * incident: Fourteen pages
 * started: 2026-11-03T02:41Z
 * </pre>
 *
 * @param title what it is called; empty when the body names none
 * @param logId the id under which it was logged, if it was
 * @param facts its own facts, see {@link FactsText}
 */
public record ToldIncident(String title, Optional<String> logId, String facts) {

  /** The word before an incident's name. */
  private static final String NAME = "incident";

  private static final Pattern LOGGED = Pattern.compile("(.*?)\\s*\\(log ([a-z0-9]{1,32})\\)");
  private static final int LONGEST_TITLE = 200;

  /** A body: what holds for all of its incidents, and each of them. */
  public record Body(String shared, List<ToldIncident> incidents) {

    public Body {
      incidents = List.copyOf(incidents);
    }

    /** Whether it names the incidents it is about. */
    public boolean namesIncidents() {
      return !incidents.isEmpty();
    }

    /**
     * The incidents with all that is told of each; of a body that names none, the one that it is.
     */
    public List<ToldIncident> whole() {
      if (incidents.isEmpty()) {
        return List.of(new ToldIncident("", Optional.empty(), shared));
      }
      return incidents.stream()
          .map(one -> new ToldIncident(one.title, one.logId, joined(List.of(shared, one.facts))))
          .toList();
    }

    /** The ids of those that were logged. */
    public List<String> logIds() {
      return incidents.stream().flatMap(incident -> incident.logId.stream()).toList();
    }

    /** The text of it. */
    public String text() {
      List<String> parts = new ArrayList<>();
      parts.add(shared);
      incidents.forEach(incident -> parts.add(incident.text()));
      return joined(parts);
    }

    /** The same with one incident more. */
    public Body with(ToldIncident incident) {
      List<ToldIncident> more = new ArrayList<>(incidents);
      more.add(incident);
      return new Body(shared, more);
    }
  }

  /** Reads the body of a facts macro. */
  public static Body read(String body) {
    List<String> shared = new ArrayList<>();
    List<ToldIncident> incidents = new ArrayList<>();
    List<String> lines = shared;
    String name = "";
    for (String line : body.lines().toList()) {
      Optional<String> next = name(line);
      if (next.isPresent()) {
        if (lines != shared) {
          incidents.add(named(name, lines));
        }
        name = next.get();
        lines = new ArrayList<>();
      } else if (!line.isBlank()) {
        lines.add(line.strip());
      }
    }
    if (lines != shared) {
      incidents.add(named(name, lines));
    }
    return new Body(String.join("\n", shared), incidents);
  }

  /** The words of an incident's line, if it is one. */
  private static Optional<String> name(String line) {
    int colon = line.indexOf(':');
    return colon > 0 && line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals(NAME)
        ? Optional.of(line.substring(colon + 1).strip())
        : Optional.empty();
  }

  private static ToldIncident named(String name, List<String> lines) {
    String facts = String.join("\n", lines);
    Matcher logged = LOGGED.matcher(name);
    return logged.matches()
        ? new ToldIncident(logged.group(1), Optional.of(logged.group(2)), facts)
        : new ToldIncident(name, Optional.empty(), facts);
  }

  private String text() {
    String words = title.lines().collect(Collectors.joining(" ")).strip();
    String line =
        NAME
            + ": "
            + words.substring(0, Math.min(words.length(), LONGEST_TITLE))
            + logId.map(id -> " (log " + id + ")").orElse("");
    return joined(List.of(line, facts));
  }

  private static String joined(List<String> parts) {
    return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n"));
  }
}
