package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WikiTextTest {

  @Test
  void facts_tell_the_form() {
    assertThat(of("[{PostmortemFacts form='short'\n\nservice: a\n}]").forms())
        .containsExactly("short");
    assertThat(of("We write about PostmortemFacts here.").forms()).isEmpty();
  }

  @Test
  void taking_the_facts_out_does_not_take_the_page_out() {
    assertThat(new WikiText("Page", "No facts.", Optional.of("incident")).forms())
        .containsExactly("incident");
  }

  @Test
  void a_keyword_is_one_of_the_line_that_sets_them() {
    assertThat(of("[{SET keywords='Payments, soup'}]\nText").hasKeyword("payments")).isTrue();
    assertThat(of("[{set  keywords=payments}]").hasKeyword("payments")).isTrue();
    assertThat(of("[{SET keywords='prepayments'}]").hasKeyword("payments")).isFalse();
    assertThat(of("Set keywords like payments.").hasKeyword("payments")).isFalse();
    assertThat(of("{{{[{SET keywords='payments'}]}}}").hasKeyword("payments")).isFalse();
  }

  private static WikiText of(String text) {
    return new WikiText("Page", text, Optional.empty());
  }
}
