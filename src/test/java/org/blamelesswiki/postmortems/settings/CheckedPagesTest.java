package org.blamelesswiki.postmortems.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckedPagesTest {

  private static final CheckedPages SHORT_ONES =
      new CheckedPages(true, List.of("short"), List.of(), List.of());
  private static final CheckedPages TAGGED =
      new CheckedPages(false, List.of(), List.of("Outage"), List.of());
  private static final CheckedPages PLACED =
      new CheckedPages(false, List.of(), List.of(), List.of("Postmortems", "Incident *"));

  @Test
  void postmortems_are_taken_by_their_facts_and_nothing_else_is() {
    assertThat(CheckedPages.POSTMORTEMS.takes(new Page().withForm("incident"))).isTrue();
    assertThat(CheckedPages.POSTMORTEMS.takes(new Page().withKeyword("outage"))).isFalse();
  }

  @Test
  void forms_limit_which_postmortems_are_taken() {
    assertThat(SHORT_ONES.takes(new Page().withForm("short"))).isTrue();
    assertThat(SHORT_ONES.takes(new Page().withForm("incident"))).isFalse();
  }

  @Test
  void a_page_is_taken_by_a_keyword_it_has() {
    assertThat(TAGGED.takes(new Page().withKeyword("outage"))).isTrue();
    assertThat(TAGGED.takes(new Page().withKeyword("menu").withForm("short"))).isFalse();
  }

  @Test
  void a_page_is_taken_by_its_name_or_one_above_it() {
    assertThat(PLACED.takes(new Page().at("incident 12"))).isTrue();
    assertThat(PLACED.takes(new Page().at("Twelve", "Postmortems", "Home"))).isTrue();
    assertThat(PLACED.takes(new Page().at("Twelve", "Home"))).isFalse();
  }

  @Test
  void every_page_is_taken_without_reading_it() {
    Page page = new Page();

    assertThat(CheckedPages.EVERY.takes(page)).isTrue();
    assertThat(page.asked).containsExactly("places");
  }

  @Test
  void what_no_setting_speaks_of_is_not_asked() {
    Page page = new Page();

    assertThat(CheckedPages.POSTMORTEMS.takes(page)).isFalse();
    assertThat(page.asked).containsExactly("forms");
  }

  private static final class Page implements PageSigns {

    private Set<String> forms = Set.of();
    private String keyword = "";
    private List<String> places = List.of("Lunch menu");
    private final List<String> asked = new ArrayList<>();

    Page withForm(String form) {
      forms = Set.of(form);
      return this;
    }

    Page withKeyword(String word) {
      keyword = word;
      return this;
    }

    Page at(String... names) {
      places = List.of(names);
      return this;
    }

    @Override
    public Set<String> forms() {
      asked.add("forms");
      return forms;
    }

    @Override
    public boolean hasKeyword(String wanted) {
      asked.add("keyword");
      return wanted.equalsIgnoreCase(keyword);
    }

    @Override
    public List<String> places() {
      asked.add("places");
      return places;
    }
  }
}
