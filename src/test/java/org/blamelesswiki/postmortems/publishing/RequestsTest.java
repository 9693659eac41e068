package org.blamelesswiki.postmortems.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.blamelesswiki.postmortems.criteria.CriterionId;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest.State;
import org.blamelesswiki.postmortems.postmortem.RequestList;
import org.blamelesswiki.postmortems.publishing.Requests.Asking;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.junit.jupiter.api.Test;

class RequestsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final InMemoryStore store = new InMemoryStore();
  private final Requests requests = at(NOW);

  @Test
  void is_on_record_for_every_node_with_its_answer() {
    ask("Checkout was down", "Search");
    String id = requests.all().get(0).id();
    requests.accept(id, LocalDate.of(2026, 3, 16));

    PostmortemRequest read = at(NOW).find(id).orElseThrow();

    assertThat(read).isEqualTo(requests.find(id).orElseThrow());
    assertThat(read.state()).isEqualTo(State.ACCEPTED);
    assertThat(read.askers()).containsExactly("ida");
  }

  @Test
  void the_same_asked_again_is_merged_and_the_date_of_it_kept() {
    ask("Checkout was down", "Search");

    RequestList.Taken again = ask("checkout was down", "search");

    assertThat(again).isInstanceOf(RequestList.Taken.Merged.class);
    assertThat(requests.all())
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.steps())
                    .containsExactly(new PostmortemRequest.Step.AskedAgain(NOW)));
  }

  @Test
  void the_sixth_of_a_day_is_put_off_and_stored_nowhere() {
    for (int i = 0; i < 5; i++) {
      ask("Incident " + i, "Search");
    }

    assertThat(ask("One more", "Search")).isInstanceOf(RequestList.Taken.PutOff.class);
    assertThat(requests.all()).hasSize(5);
  }

  @Test
  void once_it_is_published_no_row_tells_who_asked() {
    ask("Checkout was down", "Search");
    String id = requests.all().get(0).id();

    requests.published(id, "page-7");

    assertThat(store.read("requests/" + id).orElseThrow().json()).doesNotContain("ida");
  }

  @Test
  void a_user_who_left_is_taken_out_of_every_request() {
    ask("Checkout was down", "Search");

    requests.forgetUser("ida");

    assertThat(requests.all().get(0).askers()).isEmpty();
  }

  @Test
  void what_is_answered_is_kept_for_two_years_and_what_is_open_for_as_long_as_it_is() {
    ask("Checkout was down", "Search");
    ask("Login was slow", "Search");
    requests.decline(requests.all().get(0).id(), "Read the one of last month");

    at(NOW.plus(Duration.ofDays(729))).removeExpired();
    assertThat(at(NOW).all()).hasSize(2);
    at(NOW.plus(Duration.ofDays(731))).removeExpired();

    assertThat(at(NOW).all()).extracting(PostmortemRequest::state).containsExactly(State.OPEN);
  }

  @Test
  void nobody_answers_what_was_never_asked() {
    assertThatThrownBy(() -> requests.decline("nothing", "because"))
        .hasMessage("there is no request nothing");
    assertThat(requests.find("../secret")).isEmpty();
  }

  private RequestList.Taken ask(String incident, String by) {
    return requests.ask(
        new Asking(
            "payments", incident, by, new CriterionId("asked-for"), "What held the queue?", "ida"));
  }

  private Requests at(Instant now) {
    return new Requests(store, Clock.fixed(now, ZoneOffset.UTC));
  }
}
