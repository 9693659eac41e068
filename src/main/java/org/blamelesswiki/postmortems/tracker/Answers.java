package org.blamelesswiki.postmortems.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.blamelesswiki.postmortems.tracker.Transport.Response;
import org.jspecify.annotations.Nullable;

/** Reads a tracker's answers, of which nothing can be taken for granted. */
final class Answers {

  private static final long LONGEST_PAUSE_SECONDS = 600;

  private Answers() {}

  /**
   * The JSON of a successful {@code response}.
   *
   * @throws TrackerException for any other
   */
  static JsonNode json(String tracker, Response response, ObjectMapper mapper) {
    requireSuccess(tracker, response);
    String type = response.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/json")) {
      throw new TrackerException(
          Problem.UNREADABLE,
          tracker
              + " answered '"
              + shortened(type)
              + "' instead of JSON; a login page or a proxy?");
    }
    try {
      JsonNode tree = mapper.readTree(response.body());
      if (tree == null || tree.isMissingNode()) {
        throw new TrackerException(Problem.UNREADABLE, tracker + " answered nothing");
      }
      return tree;
    } catch (IOException e) {
      // The cause would quote the answer, and so what its issues say.
      throw new TrackerException(Problem.UNREADABLE, tracker + " answered broken JSON");
    }
  }

  static void requireSuccess(String tracker, Response response) {
    int status = response.status();
    if (response.isSuccess()) {
      return;
    }
    if (status == 401 || status == 403) {
      throw new TrackerException(Problem.REFUSED, tracker + " refused with status " + status);
    }
    if (status == 429 || (status == 503 && response.header("retry-after").isPresent())) {
      throw TrackerException.busy(tracker + " asks to wait, status " + status, pause(response));
    }
    if (status == 400) {
      throw new TrackerException(Problem.BAD_QUESTION, tracker + " did not accept the request");
    }
    throw new TrackerException(Problem.FAILED, tracker + " answered with status " + status);
  }

  /**
   * Seconds, or a date (RFC 9110, 10.2.3) that is held against the answer's own: the tracker's
   * clock need not be ours.
   */
  private static @Nullable Duration pause(Response response) {
    String value = response.header("retry-after").orElse("").strip();
    if (!value.isEmpty() && value.length() <= 9 && value.chars().allMatch(Character::isDigit)) {
      return atMost(Duration.ofSeconds(Long.parseLong(value)));
    }
    Instant until = date(value);
    Instant now = date(response.header("date").orElse("").strip());
    return until == null || now == null ? null : atMost(Duration.between(now, until));
  }

  private static Duration atMost(Duration asked) {
    Duration longest = Duration.ofSeconds(LONGEST_PAUSE_SECONDS);
    return asked.isNegative() ? Duration.ZERO : asked.compareTo(longest) > 0 ? longest : asked;
  }

  private static @Nullable Instant date(String value) {
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
    } catch (DateTimeException e) {
      return null; // It says nothing that we understand, and so nothing.
    }
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
