package org.blamelesswiki.postmortems.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the plugin may have written after pages were held, kept and shared: a draft until the page
 * is shared, and for a kept sentence its rule, a keyed hash and the reason. Every way to save a
 * page is held to this.
 */
public abstract class LeaveNoTraceContract {

  /** Whoever wrote it must not be found anywhere. */
  protected static final String AUTHOR = "author-of-the-page";

  protected static final String PAGE = "Checkout outage";

  protected static final String FLAGGED = "The on-call engineer did not bother to check the alert.";
  protected static final String CALM = "Checkout failed for 12 minutes.";

  /** The user who saves. */
  protected String author() {
    return AUTHOR;
  }

  /** Whether the text of a held page is kept by the plugin; a wiki may have drafts of its own. */
  protected boolean keepsDrafts() {
    return true;
  }

  /**
   * Saves the page as its author does from the editor; the space is on {@code confirm}.
   *
   * @param keep what the form says to keep all that was shown for; empty for nothing
   * @return whether the page was shared
   */
  protected abstract boolean save(String text, String keep);

  /**
   * Everything the plugin has written anywhere, by a name for it: rows, files, log lines, what was
   * sent. Settings that an admin made are left out.
   */
  protected abstract Map<String, String> written();

  @Test
  void a_held_page_leaves_its_draft_and_nothing_about_why() {
    assertThat(save(FLAGGED, "")).isFalse();

    assertThat(written()).hasSize(keepsDrafts() ? 1 : 0);
    if (keepsDrafts()) {
      assertThat(written().toString()).contains("drafts/", FLAGGED);
    }
    assertThat(written().toString())
        .doesNotContain("rule", "mark", "reader may hear", "motive", "hint", "held");
  }

  @Test
  void a_page_that_was_held_and_then_reworded_leaves_nothing() {
    save(FLAGGED, "");

    assertThat(save(CALM, "")).isTrue();

    assertThat(written()).isEmpty();
  }

  @Test
  void a_kept_sentence_leaves_rule_hash_and_reason_without_words_or_user() {
    save(FLAGGED, "");

    assertThat(save(FLAGGED, "agreed-with-person")).isTrue();

    assertThat(written()).hasSize(1);
    assertThat(written().toString())
        .contains("kept/", "AGREED_WITH_PERSON")
        .doesNotContain("on-call", "engineer", "the alert", author(), "drafts/");
  }

  @Test
  void a_kept_sentence_that_is_gone_leaves_nothing() {
    save(FLAGGED, "");
    save(FLAGGED, "quoted");

    save(CALM, "");

    assertThat(written()).isEmpty();
  }

  @Test
  void a_calm_page_leaves_nothing() {
    assertThat(save(CALM, "")).isTrue();

    assertThat(written()).isEmpty();
  }
}
