package org.blamelesswiki.postmortems.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.blamelesswiki.postmortems.tracker.Transport.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long a tracker that asks for a pause is left alone. */
class AnswersTest {

  @Test
  void a_pause_is_asked_for_in_seconds_or_until_a_date_by_the_trackers_own_clock() {
    assertThat(pause("30", "")).isEqualTo(Duration.ofSeconds(30));
    assertThat(pause("Tue, 10 Mar 2026 12:01:30 GMT", "Tue, 10 Mar 2026 12:00:00 GMT"))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(pause("Tue, 10 Mar 2026 11:00:00 GMT", "Tue, 10 Mar 2026 12:00:00 GMT"))
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void a_pause_is_bounded_and_what_is_not_understood_asks_for_none() {
    assertThat(pause("999999999", "")).isEqualTo(Duration.ofMinutes(10));
    assertThat(pause("Tue, 10 Mar 2026 12:01:30 GMT", "")).isNull();
    assertThat(pause("soon", "Tue, 10 Mar 2026 12:00:00 GMT")).isNull();
  }

  private static @Nullable Duration pause(String retryAfter, String date) {
    Map<String, String> headers = new HashMap<>(Map.of("retry-after", retryAfter));
    if (!date.isEmpty()) {
      headers.put("date", date);
    }
    Response busy = new Response(429, headers, new byte[0]);
    return catchThrowableOfType(
            TrackerException.class, () -> Answers.requireSuccess("Sample", busy))
        .retryAfter();
  }
}
