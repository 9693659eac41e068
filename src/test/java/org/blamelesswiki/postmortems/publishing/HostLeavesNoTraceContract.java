package org.blamelesswiki.postmortems.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@link LeaveNoTraceContract} inside of a wiki, which shows more than the plugin's own rows. */
public abstract class HostLeavesNoTraceContract extends LeaveNoTraceContract {

  /**
   * What others can see of the page beside its text, by a name for it: its attributes, labels and
   * properties, the headers of its view, its history. What differs from save to save in any wiki,
   * such as dates and version numbers, is left out.
   */
  protected abstract Map<String, String> visible();

  /** The page's text as others read it. */
  protected abstract String text();

  @Test
  void a_page_that_was_held_looks_like_one_that_never_was() {
    save(CALM, "");
    Map<String, String> before = visible();

    assertThat(save(CALM + " " + FLAGGED, "")).isFalse();

    assertThat(visible()).isEqualTo(before);
    assertThat(text()).isEqualTo(CALM);
  }

  @Test
  void a_page_with_a_kept_sentence_looks_like_one_that_was_never_asked_about() {
    save(CALM, "");
    Map<String, String> before = visible();
    String words = CALM + " " + FLAGGED;
    save(words, "");

    assertThat(save(words, "quoted")).isTrue();

    assertThat(visible()).isEqualTo(before);
    assertThat(text()).isEqualTo(words);
  }

  @Test
  void a_page_that_was_reworded_looks_like_one_that_was_never_held() {
    save(CALM, "");
    Map<String, String> before = visible();
    save(CALM + " " + FLAGGED, "");

    assertThat(save(CALM + " The alert reached nobody.", "")).isTrue();

    assertThat(visible()).isEqualTo(before);
    assertThat(text()).isEqualTo(CALM + " The alert reached nobody.");
  }
}
