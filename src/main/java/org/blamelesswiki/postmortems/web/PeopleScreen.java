package org.blamelesswiki.postmortems.web;

import java.util.Optional;
import java.util.function.Consumer;
import org.blamelesswiki.postmortems.spi.Wiki;

/** Where an admin makes the plugin forget a user, and tries how it tells users something. */
final class PeopleScreen implements Screen {

  private final Wiki wiki;
  private final Consumer<String> forgetting;
  private final Views views;

  /**
   * The screen.
   *
   * @param forgetting takes a user out of every row, by their key
   */
  PeopleScreen(Wiki wiki, Consumer<String> forgetting, Views views) {
    this.wiki = wiki;
    this.forgetting = forgetting;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.WIKI_ADMIN;
  }

  @Override
  public Response get(Request request) {
    return page(request, 200, Problems.none());
  }

  @Override
  public Response post(Request request) {
    I18n texts = I18n.of(request.locale());
    String here = request.site().screens() + "/admin/people";
    if (request.value("do").equals("test")) {
      wiki.notifications()
          .send(
              request.viewer().id().orElseThrow(),
              texts.text("mail.test.subject"),
              texts.text("mail.test.text", wiki.notifications().addressOf("/admin/people")));
      return new Response.Redirect(here + "?tried");
    }
    String typed = request.value("user");
    if (typed.isEmpty()) {
      return page(request, 400, Problems.none().add("user", texts.text("people.problem.user")));
    }
    // Who is deleted already is known by the key alone; in some wikis that is the login name.
    Optional<String> known = wiki.users().find(typed);
    forgetting.accept(known.orElse(typed));
    return new Response.Redirect(here + "?forgotten");
  }

  private Response page(Request request, int status, Problems problems) {
    I18n texts = I18n.of(request.locale());
    return new Response.Page(
        status,
        texts.text("people.title"),
        views.render(
            "people",
            new PeopleView(
                request.value("user"), request.has("tried"), request.has("forgotten"), problems),
            texts,
            request));
  }

  /**
   * What the screen shows.
   *
   * @param user the user, as typed
   * @param tried whether a message was just sent
   * @param forgotten whether a user was just forgotten
   * @param problems what is wrong with the form
   */
  public record PeopleView(String user, boolean tried, boolean forgotten, Problems problems) {}
}
