package org.blamelesswiki.postmortems.web;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.blamelesswiki.postmortems.action.ActionType;
import org.blamelesswiki.postmortems.action.RollUpQuery;
import org.blamelesswiki.postmortems.action.RollUpQuery.Age;
import org.blamelesswiki.postmortems.action.RollUpQuery.Show;

/**
 * The action items of all postmortems a viewer may see. What is asked for stands in the address, so
 * that it can be shared; there is no way to ask for anybody's but one's own.
 */
final class RollUpScreen implements Screen {

  static final String PATH = "/items";

  private static final int PAGE = 50;

  private final RollUpDesk desk;
  private final RollUpKeeper keeper;
  private final Views views;

  RollUpScreen(RollUpDesk desk, RollUpKeeper keeper, Views views) {
    this.desk = desk;
    this.keeper = keeper;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.ANYONE;
  }

  @Override
  public Response get(Request request) {
    I18n texts = I18n.of(request.locale());
    int from =
        (int) Math.min(1_000_000, Math.max(0, Parsing.whole(request.value("from")).orElse(0)));
    RollUpView view = desk.view(query(request::value), request.viewer(), from, PAGE);
    return new Response.Page(
        200, texts.text("rollup.title"), views.render("rollup", view, texts, request));
  }

  /** Has the index made anew; it answers all the while. */
  @Override
  public Response post(Request request) {
    if (!request.viewer().wikiAdmin()) {
      throw new Router.NotForViewerException(PATH);
    }
    keeper.makeAnew();
    return new Response.Redirect(request.site().screens() + PATH);
  }

  /** What the parameters of an address or a macro ask for; what is not understood asks nothing. */
  static RollUpQuery query(Function<String, String> parameter) {
    String type = parameter.apply("type");
    boolean isType = Arrays.stream(ActionType.values()).anyMatch(t -> t.key().equals(type));
    return new RollUpQuery(
        parameter.apply("space"),
        Show.ofKey(parameter.apply("show")),
        isType ? type : "",
        Age.ofKey(parameter.apply("age")),
        parameter.apply("mine").equals("yes"));
  }

  static RollUpQuery query(Map<String, String> parameters) {
    return query(name -> parameters.getOrDefault(name, "").strip());
  }
}
