package org.blamelesswiki.postmortems.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.blamelesswiki.postmortems.Fuzz;

class TrackerJsonFuzzTest {

  @Property
  void an_answer_is_issues_or_a_problem_that_is_named(@ForAll("nearlyRight") String answer) {
    Viewpoint service = new Viewpoint.ServiceAccount();
    TrackerConnection jira =
        TrackerConnection.jiraServiceAccount(
            "t", "T", URI.create("https://t.example.org"), Map.of());
    Transport transport =
        (request, viewpoint) ->
            new Transport.Response(
                200,
                Map.of("content-type", "application/json"),
                answer.getBytes(StandardCharsets.UTF_8));
    Fuzz.bounded(
        () -> {
          for (Tracker tracker :
              new Tracker[] {
                new JiraTracker(jira, transport), new RedmineTracker(jira, transport)
              }) {
            try {
              tracker.issues(Set.of("SHOP-1", "142"), service);
              tracker.search("project = SHOP", service);
              tracker.whoAmI(service);
            } catch (TrackerException e) {
              assertThat(e.problem()).isNotNull();
            }
          }
        });
  }

  @Provide
  Arbitrary<String> nearlyRight() {
    return Fuzz.like("tracker");
  }
}
