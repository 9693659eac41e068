package org.blamelesswiki.postmortems.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.publishing.Checks;
import org.blamelesswiki.postmortems.publishing.Gate;
import org.blamelesswiki.postmortems.publishing.Submission;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.text.DocumentParser;

/** Tries the check on a text; nothing is saved. */
final class TryScreen implements Screen {

  /**
   * A page is longer than any example; beyond it the check would be a way to keep a server busy.
   */
  private static final int LONGEST = 100_000;

  private static final String EXAMPLE = "/samples/story-before.txt";

  private final Checks checks;
  private final Gate gate;
  private final DocumentParser parser;
  private final Views views;

  TryScreen(Checks checks, Gate gate, DocumentParser parser, Views views) {
    this.checks = checks;
    this.gate = gate;
    this.parser = parser;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.LOGGED_IN;
  }

  @Override
  public Response get(Request request) {
    return page(request, example(), Optional.empty(), Problems.none());
  }

  @Override
  public Response post(Request request) {
    I18n texts = I18n.of(request.locale());
    String text = request.raw("text");
    if (text.isBlank()) {
      return page(
          request,
          text,
          Optional.empty(),
          Problems.none().add("text", texts.text("try.problem.empty")));
    }
    if (text.length() > LONGEST) {
      return page(
          request,
          text,
          Optional.empty(),
          Problems.none().add("text", texts.text("try.problem.long", LONGEST)));
    }
    return page(request, text, Optional.of(suggestions(text)), Problems.none());
  }

  private SuggestionsView suggestions(String text) {
    PhrasingCheck check = checks.in("en").orElseThrow();
    Submission submission =
        new Submission(
            "try",
            Mode.ADVISE,
            PageState.PUBLISHED,
            check.check(parser.parse(text)),
            Optional.empty(),
            List.of(),
            Optional.empty());
    return SuggestionsView.of(gate.decide(submission), text, "");
  }

  private Response page(
      Request request, String text, Optional<SuggestionsView> suggestions, Problems problems) {
    I18n texts = I18n.of(request.locale());
    TryView view =
        new TryView(
            text, suggestions.map(s -> new PanelView(s, "#pm-try-text")).orElse(null), problems);
    return new Response.Page(
        problems.isEmpty() ? 200 : 400,
        texts.text("try.title"),
        views.render("try", view, texts, request));
  }

  private static String example() {
    try (InputStream in = TryScreen.class.getResourceAsStream(EXAMPLE)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
