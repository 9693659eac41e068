package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.blamelesswiki.postmortems.settings.NewerFormatException;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.junit.jupiter.api.Test;

class RouterTest {

  private final List<String> taken = new ArrayList<>();
  private final Router router =
      new Router(
          Map.of(
              "/open", screen(Access.ANYONE),
              "/mine", screen(Access.LOGGED_IN),
              "/criteria", screen(Access.STEWARD),
              "/admin", screen(Access.WIKI_ADMIN),
              "/api/thing", screen(Access.WIKI_ADMIN)),
          viewer -> viewer.id().filter("steward"::equals).isPresent(),
          new Views());

  private static final Viewer STEWARD = Viewer.user("steward", "Steward", false);

  @Test
  void each_screen_is_shown_to_those_who_may_use_it() {
    assertThat(statuses("/open", Viewer.ANONYMOUS, Requests.IDA, STEWARD, Requests.ADMIN))
        .containsExactly(200, 200, 200, 200);
    assertThat(statuses("/mine", Viewer.ANONYMOUS, Requests.IDA, STEWARD, Requests.ADMIN))
        .containsExactly(401, 200, 200, 200);
    assertThat(statuses("/criteria", Viewer.ANONYMOUS, Requests.IDA, STEWARD, Requests.ADMIN))
        .containsExactly(401, 403, 200, 200);
    assertThat(statuses("/admin", Viewer.ANONYMOUS, Requests.IDA, STEWARD, Requests.ADMIN))
        .containsExactly(401, 403, 403, 200);
  }

  @Test
  void a_form_is_taken_with_the_sessions_token() {
    Response response = router.handle(Requests.post(Requests.ADMIN, "/admin"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(taken).containsExactly("/admin");
  }

  @Test
  void a_form_without_the_token_changes_nothing() {
    Response response = router.handle(Requests.forged(Requests.ADMIN, "/admin"));

    assertThat(response.status()).isEqualTo(403);
    assertThat(taken).isEmpty();
  }

  @Test
  void a_form_with_another_sessions_token_changes_nothing() {
    Response response =
        router.handle(Requests.forged(Requests.ADMIN, "/admin", Request.TOKEN_FIELD, "other"));

    assertThat(response.status()).isEqualTo(403);
    assertThat(taken).isEmpty();
  }

  @Test
  void a_form_of_someone_who_may_not_changes_nothing_even_with_a_token() {
    Response response = router.handle(Requests.post(Requests.IDA, "/admin"));

    assertThat(response.status()).isEqualTo(403);
    assertThat(taken).isEmpty();
  }

  @Test
  void settings_of_a_newer_version_are_told_and_not_shown_as_something_else() {
    Screen screen =
        new Screen() {
          @Override
          public Access access() {
            return Access.STEWARD;
          }

          @Override
          public Response get(Request request) {
            return new Response.Redirect("/");
          }
        };
    Router behind =
        new Router(
            Map.of("/criteria", screen),
            viewer -> {
              throw new NewerFormatException("SiteSettings", 2, 1);
            },
            new Views());

    Response answer = behind.handle(Requests.get(Requests.IDA, "/criteria"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(((Response.Page) answer).body().html()).contains("newer version of this plugin");
  }

  @Test
  void an_address_without_a_screen_is_not_found() {
    assertThat(router.handle(Requests.get(Requests.ADMIN, "/nowhere")).status()).isEqualTo(404);
  }

  @Test
  void a_page_that_is_not_for_this_viewer_looks_like_none() {
    Response missing = router.handle(Requests.get(Requests.IDA, "/nowhere"));
    Response hidden = router.handle(Requests.get(Requests.IDA, "/open", "hidden", "yes"));

    assertThat(hidden).isEqualTo(missing);
  }

  @Test
  void the_api_answers_errors_as_json() {
    assertThat(router.handle(Requests.get(Viewer.ANONYMOUS, "/api/thing")))
        .isInstanceOfSatisfying(
            Response.Json.class,
            json -> {
              assertThat(json.status()).isEqualTo(403);
              assertThat(json.json()).startsWith("{\"message\":");
            });
  }

  private List<Integer> statuses(String path, Viewer... viewers) {
    return List.of(viewers).stream()
        .map(viewer -> router.handle(Requests.get(viewer, path)).status())
        .toList();
  }

  private Screen screen(Access access) {
    return new Screen() {
      @Override
      public Access access() {
        return access;
      }

      @Override
      public Response get(Request request) {
        if (request.has("hidden")) {
          throw new Router.NotForViewerException("a page");
        }
        return new Response.Page(200, "title", SafeHtml.NONE);
      }

      @Override
      public Response post(Request request) {
        taken.add(request.path());
        return get(request);
      }
    };
  }
}
