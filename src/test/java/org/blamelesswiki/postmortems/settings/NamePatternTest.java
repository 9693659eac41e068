package org.blamelesswiki.postmortems.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamePatternTest {

  @Test
  void a_pattern_matches_page_names() {
    assertThat(NamePattern.matches("PM *", "PM checkout")).isTrue();
    assertThat(NamePattern.matches("*checkout*", "PM checkout slow")).isTrue();
    assertThat(NamePattern.matches("PM *", "Main")).isFalse();
    assertThat(NamePattern.matches("Main", "Main page")).isFalse();
    assertThat(NamePattern.matches("*", "")).isTrue();
    assertThat(NamePattern.matches("*a".repeat(20), "a".repeat(5_000) + "b")).isFalse();
  }
}
