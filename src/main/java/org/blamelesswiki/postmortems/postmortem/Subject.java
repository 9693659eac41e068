package org.blamelesswiki.postmortems.postmortem;

import java.util.Locale;
import java.util.Optional;

/**
 * What a postmortem is due for.
 *
 * @param kind what it is
 * @param id names it: the page's id, or the key of our row
 */
public record Subject(Kind kind, String id) {

  private static final char SEPARATOR = ':';

  /** What a postmortem can be due for. */
  public enum Kind {
    /** A page that somebody began to write. */
    PAGE,
    /** An incident that was logged and has no page. */
    INCIDENT,
    /** A request of another team that was accepted. */
    REQUEST;

    /** The word in addresses, rows and i18n keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Kind> ofKey(String key) {
      for (Kind kind : values()) {
        if (kind.key().equals(key)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  public Subject {
    if (id.isBlank()) {
      throw new IllegalArgumentException("what a postmortem is due for has an id");
    }
  }

  public static Subject page(String pageId) {
    return new Subject(Kind.PAGE, pageId);
  }

  public static Subject incident(String id) {
    return new Subject(Kind.INCIDENT, id);
  }

  public static Subject request(String id) {
    return new Subject(Kind.REQUEST, id);
  }

  /** The one that {@link #toString} wrote, if it is one. */
  public static Optional<Subject> parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    if (separator < 0 || text.substring(separator + 1).isBlank()) {
      return Optional.empty();
    }
    String id = text.substring(separator + 1);
    return Kind.ofKey(text.substring(0, separator)).map(kind -> new Subject(kind, id));
  }

  /** {@code incident:k3f}; good for addresses and rows. */
  @Override
  public String toString() {
    return kind.key() + SEPARATOR + id;
  }
}
