package org.blamelesswiki.postmortems.web;

import java.util.Map;
import org.blamelesswiki.postmortems.action.RollUpQuery;

/**
 * The roll-up as a macro of both wikis: the figures and the first of the list. Never throws, and
 * waits for trackers no longer than the admins' budget.
 */
public final class RollUpMacro {

  private static final int MOST = 50;
  private static final int USUAL = 10;

  private final RollUpDesk desk;
  private final Views views;

  RollUpMacro(RollUpDesk desk, Views views) {
    this.desk = desk;
    this.views = views;
  }

  /** What the view shows. */
  public record MacroView(RollUpView list) {}

  /**
   * The macro's HTML.
   *
   * @param parameters {@code space}, {@code show}, {@code type}, {@code age} and {@code mine} as in
   *     the screen's address; {@code limit} for how many items, 0 for the figures alone
   * @param request for whom it is shown
   */
  public SafeHtml render(Map<String, String> parameters, Request request) {
    I18n texts = I18n.of(request.locale());
    try {
      RollUpQuery query = RollUpScreen.query(parameters);
      int limit =
          (int)
              Math.max(
                  0,
                  Math.min(
                      MOST, Parsing.whole(parameters.getOrDefault("limit", "")).orElse(USUAL)));
      RollUpView list = desk.view(query, request.viewer(), 0, limit);
      return views.render("rollup-macro", new MacroView(list), texts, request);
    } catch (RuntimeException e) {
      // A list that breaks must not cost the reader the page.
      return views.render(
          "message", new Router.MessageView(texts.text("items.unavailable")), texts, request);
    }
  }
}
