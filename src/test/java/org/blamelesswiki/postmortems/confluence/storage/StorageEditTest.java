package org.blamelesswiki.postmortems.confluence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.blamelesswiki.postmortems.text.Span;
import org.junit.jupiter.api.Test;

class StorageEditTest {

  private static final String SOURCE =
      "<p>a &lt; Bob&#39;s fault <b>here</b></p><x:odd y='1'/><![CDATA[raw text]]>";

  @Test
  void new_words_stand_where_the_old_stood_and_all_else_is_as_before() {
    assertThat(StorageEdit.replace(SOURCE, place("Bob&#39;s fault"), "a <gap> & more"))
        .contains(
            "<p>a &lt; a &lt;gap&gt; &amp; more <b>here</b></p><x:odd y='1'/><![CDATA[raw text]]>");
  }

  @Test
  void in_a_cdata_section_nothing_is_escaped_and_the_section_does_not_end() {
    assertThat(StorageEdit.replace(SOURCE, place("raw"), "a & ]]>"))
        .contains(SOURCE.replace("raw", "a & ]]]]><![CDATA[>"));
  }

  @Test
  void a_place_with_markup_in_it_is_left_alone() {
    assertThat(StorageEdit.replace(SOURCE, place("fault <b>here"), "x")).isEmpty();
    assertThat(StorageEdit.replace(SOURCE, place("odd y"), "x")).isEmpty();
    assertThat(StorageEdit.replace(SOURCE, place("39;s"), "x")).isEmpty();
  }

  @Test
  void a_place_outside_the_page_is_no_place() {
    assertThat(StorageEdit.replace("<p>x</p>", new Span(3, 400), "y")).isEmpty();
    assertThat(StorageEdit.replace("<p>x</p>", new Span(3, 3), "y")).isEmpty();
  }

  private static Span place(String words) {
    int at = SOURCE.indexOf(words);
    return new Span(at, at + words.length());
  }
}
