package org.blamelesswiki.postmortems.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.CriterionId;
import org.blamelesswiki.postmortems.criteria.FactValue;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest.State;
import org.junit.jupiter.api.Test;

class RequestListTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void a_like_request_is_merged_into_the_open_one() {
    RequestList list = add(RequestList.empty(), request("1", "page-7", "Search", NOON));

    RequestList.Taken taken = list.ask(request("2", "page-7", "search", NOON.plusSeconds(60)));

    assertThat(taken)
        .isInstanceOfSatisfying(
            RequestList.Taken.Merged.class,
            merged -> {
              assertThat(merged.list().requests()).hasSize(1);
              assertThat(merged.into().question()).isEqualTo("question 1\nquestion 2");
            });
  }

  @Test
  void a_request_after_an_answer_is_a_new_one() {
    PostmortemRequest declined =
        request("1", "page-7", "Search", NOON).declined("Read the one of last month", NOON);
    RequestList list = new RequestList(List.of(declined));

    assertThat(list.ask(request("2", "page-7", "Search", NOON)))
        .isInstanceOf(RequestList.Taken.Added.class);
  }

  @Test
  void the_sixth_request_of_a_team_in_a_day_is_put_off_until_the_first_is_a_day_old() {
    RequestList list = RequestList.empty();
    for (int i = 0; i < 5; i++) {
      list = add(list, request("" + i, "page-" + i, "Search", NOON.plusSeconds(i)));
    }

    assertThat(list.ask(request("6", "page-6", "Search", NOON.plusSeconds(3600))))
        .isEqualTo(new RequestList.Taken.PutOff(Instant.parse("2026-03-03T12:00:00Z")));
    assertThat(list.ask(request("6", "page-6", "Payments", NOON.plusSeconds(3600))))
        .isInstanceOf(RequestList.Taken.Added.class);
    assertThat(list.ask(request("6", "page-6", "Search", NOON.plusSeconds(86_400))))
        .isInstanceOf(RequestList.Taken.Added.class);
  }

  @Test
  void a_user_who_asks_in_the_name_of_many_teams_is_put_off_all_the_same() {
    RequestList list = RequestList.empty();
    for (int i = 0; i < 5; i++) {
      list = add(list, request("" + i, "page-" + i, "Team " + i, NOON.plusSeconds(i), "ida"));
    }

    assertThat(list.ask(request("6", "page-6", "Team 6", NOON.plusSeconds(3600), "ida")))
        .isInstanceOf(RequestList.Taken.PutOff.class);
    assertThat(list.ask(request("6", "page-6", "Team 6", NOON.plusSeconds(3600), "kim")))
        .isInstanceOf(RequestList.Taken.Added.class);
  }

  @Test
  void is_answered_once_in_writing_and_published_whatever_the_answer_was() {
    PostmortemRequest open = request("1", "page-7", "Search", NOON);
    PostmortemRequest accepted = open.accepted(LocalDate.of(2026, 3, 16), NOON);
    PostmortemRequest declined = open.declined("Read the one of last month", NOON);

    assertThatThrownBy(() -> accepted.accepted(LocalDate.of(2026, 3, 16), NOON))
        .hasMessage("request 1 is answered already");
    assertThatThrownBy(() -> declined.declined("No time", NOON))
        .hasMessage("request 1 is answered already");
    assertThatThrownBy(() -> open.declined(" ", NOON)).hasMessageContaining("suggested instead");
    assertThatThrownBy(() -> open.accepted(LocalDate.of(2026, 3, 1), NOON))
        .hasMessageContaining("not due before");
    assertThat(accepted.published("page-9", NOON).state()).isEqualTo(State.PUBLISHED);
    assertThat(declined.published("page-9", NOON).state()).isEqualTo(State.PUBLISHED);
    assertThat(accepted.declined("It was the same as in May", NOON).state())
        .isEqualTo(State.DECLINED);
  }

  @Test
  void everybody_who_asked_hears_of_it_until_there_is_nothing_more_to_hear() {
    PostmortemRequest both =
        request("1", "page-7", "Search", NOON, "ida")
            .merged(request("2", "page-7", "search", NOON, "kim"));

    assertThat(both.askers()).containsExactly("ida", "kim");
    assertThat(both.accepted(LocalDate.of(2026, 3, 16), NOON).askers()).hasSize(2);
    assertThat(both.declined("Read the one of last month", NOON).askers()).isEmpty();
    assertThat(both.withoutAsker("kim").askers()).containsExactly("ida");
  }

  @Test
  void criteria_see_it_until_it_is_declined() {
    PostmortemRequest open = request("1", "page-7", "Search", NOON);

    assertThat(open.asFact()).contains(new FactValue.Asked("Search", "question 1"));
    assertThat(open.declined("Read the one of last month", NOON).asFact()).isEmpty();
  }

  private static RequestList add(RequestList list, PostmortemRequest request) {
    return ((RequestList.Taken.Added) list.ask(request)).list();
  }

  private static PostmortemRequest request(String id, String incident, String by, Instant at) {
    return request(id, incident, by, at, "user-of-" + by);
  }

  private static PostmortemRequest request(
      String id, String incident, String by, Instant at, String asker) {
    return new PostmortemRequest(
        id,
        "payments",
        incident,
        by,
        new CriterionId("asked-for"),
        "question " + id,
        Set.of(asker),
        at,
        List.of());
  }
}
