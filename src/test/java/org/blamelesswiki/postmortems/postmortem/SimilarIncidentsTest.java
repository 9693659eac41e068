package org.blamelesswiki.postmortems.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.FactValue;
import org.blamelesswiki.postmortems.criteria.Facts;
import org.blamelesswiki.postmortems.postmortem.SimilarIncidents.Entry;
import org.blamelesswiki.postmortems.postmortem.SimilarIncidents.Match;
import org.junit.jupiter.api.Test;

class SimilarIncidentsTest {

  private final SimilarIncidents index =
      SimilarIncidents.of(
          List.of(
              entry("cards", "Card payments were refused", "checkout"),
              entry("cache", "Cold cache made search slow", "search"),
              entry("queue", "Mail queue grew", "mail"),
              entry("cache2", "Search cache was cold after the restart", "platform")));

  @Test
  void one_of_the_same_service_is_found_and_what_both_share_is_said() {
    List<Match> found = index.find(entry("", "Timeouts", "checkout"), 5, id -> true);

    assertThat(found).containsExactly(new Match("cards", Set.of(FactKey.SERVICE)));
  }

  @Test
  void one_told_in_the_same_words_is_found_whatever_its_service() {
    List<Match> found = index.find(entry("", "A cold search cache", "web"), 5, id -> true);

    assertThat(found).extracting(Match::id).containsExactlyInAnyOrder("cache", "cache2");
  }

  @Test
  void one_word_of_many_makes_nothing_alike() {
    assertThat(index.find(entry("", "Queue of people at the door", "office"), 5, id -> true))
        .isEmpty();
  }

  @Test
  void itself_and_what_may_not_be_shown_are_left_out() {
    assertThat(
            index.find(
                entry("cache", "Cold cache made search slow", "search"),
                5,
                id -> !id.equals("cache2")))
        .isEmpty();
  }

  @Test
  void no_more_than_wanted_are_answered_the_most_like_first() {
    List<Match> found =
        index.find(entry("", "Cold cache made search slow", "search"), 1, id -> true);

    assertThat(found).extracting(Match::id).containsExactly("cache");
  }

  private static Entry entry(String id, String title, String service) {
    return new Entry(id, title, Facts.none().with(FactKey.SERVICE, FactValue.Names.of(service)));
  }
}
