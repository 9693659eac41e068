package org.blamelesswiki.postmortems.postmortem;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points in time as people and forms write them. */
public final class Moments {

  /** Date, time, and a zone that may be missing; see {@link #parse}. */
  private static final Pattern TYPED =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?(\\S{1,40})?");

  private Moments() {}

  /**
   * Reads {@code 2026-11-02T10:12+01:00}, {@code 2026-11-02 10:12 Europe/Berlin}, {@code 2026-11-02
   * 10:12Z} and the like.
   *
   * @param assumed the zone of a time without one
   * @return empty when it is no point in time
   */
  public static Optional<Instant> parse(String typed, ZoneId assumed) {
    Matcher matcher = TYPED.matcher(typed.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local = LocalDateTime.parse(matcher.group(1) + "T" + matcher.group(2));
      String zone = matcher.group(3);
      return Optional.of(local.atZone(zone == null ? assumed : ZoneId.of(zone)).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The form that a page keeps: to the minute, in UTC, {@code 2026-11-02T09:12Z}. */
  public static String format(Instant moment) {
    OffsetDateTime utc = moment.truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC);
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmX").format(utc);
  }
}
