package org.blamelesswiki.postmortems.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToldIncidentTest {

  private static final String TWO =
      """
      service: paging
      incident: Nine pages in a minute (log k3f9x2)
      started: 2026-11-02T03:10Z
      incident: Fourteen pages
      started: 2026-11-03T02:41Z""";

  @Test
  void a_body_names_each_of_several_incidents_above_its_facts() {
    ToldIncident.Body body = ToldIncident.read(TWO);

    assertThat(body.incidents())
        .containsExactly(
            new ToldIncident(
                "Nine pages in a minute", Optional.of("k3f9x2"), "started: 2026-11-02T03:10Z"),
            new ToldIncident("Fourteen pages", Optional.empty(), "started: 2026-11-03T02:41Z"));
    assertThat(body.logIds()).containsExactly("k3f9x2");
  }

  @Test
  void what_stands_above_the_first_holds_for_each_of_them() {
    assertThat(ToldIncident.read(TWO).whole())
        .extracting(ToldIncident::facts)
        .containsExactly(
            "service: paging\nstarted: 2026-11-02T03:10Z",
            "service: paging\nstarted: 2026-11-03T02:41Z");
  }

  @Test
  void a_body_that_names_none_is_about_one() {
    assertThat(ToldIncident.read("service: search\n\nstarted: 2026-11-02T03:10Z").whole())
        .containsExactly(
            new ToldIncident("", Optional.empty(), "service: search\nstarted: 2026-11-02T03:10Z"));
  }

  @Test
  void written_again_it_says_the_same() {
    assertThat(ToldIncident.read(TWO).text()).isEqualTo(TWO);
  }

  @Test
  void a_title_of_several_lines_stays_on_its_own() {
    ToldIncident told = new ToldIncident("One\nservice: forged", Optional.empty(), "");

    assertThat(ToldIncident.read("").with(told).text()).isEqualTo("incident: One service: forged");
  }
}
