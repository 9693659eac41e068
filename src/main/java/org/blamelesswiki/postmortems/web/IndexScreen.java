package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord.Decision;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Wiki;

/** The postmortems a viewer may see, newest incident first, with what is past its date marked. */
final class IndexScreen implements Screen {

  private static final int PAGE = 50;

  private final Wiki wiki;
  private final Register register;
  private final CriteriaSettings criteria;
  private final Clock clock;
  private final Views views;

  IndexScreen(Wiki wiki, Register register, CriteriaSettings criteria, Clock clock, Views views) {
    this.wiki = wiki;
    this.register = register;
    this.criteria = criteria;
    this.clock = clock;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.ANYONE;
  }

  @Override
  public Response get(Request request) {
    I18n texts = I18n.of(request.locale());
    String state = request.value("state");
    int from = (int) Math.max(0, Parsing.whole(request.value("from")).orElse(0));
    List<IndexView.Row> rows = new ArrayList<>();
    int seen = 0;
    boolean more = false;
    for (PostmortemRecord record : register.all()) {
      if (!isWanted(record, state) || !wiki.pages().mayView(record.page(), request.viewer())) {
        continue;
      }
      if (seen >= from && rows.size() == PAGE) {
        more = true;
        break;
      }
      if (seen++ >= from) {
        rows.add(row(record));
      }
    }
    IndexView view =
        new IndexView(rows, state, from, PAGE, more, request.viewer().isLoggedIn(), owned(request));
    return new Response.Page(
        200, texts.text("index.title"), views.render("index", view, texts, request));
  }

  private List<Space> owned(Request request) {
    return request.viewer().isLoggedIn()
        ? wiki.spaces().visibleTo(request.viewer()).stream()
            .filter(space -> wiki.spaces().mayAdminister(space.key(), request.viewer()))
            .toList()
        : List.of();
  }

  private boolean isWanted(PostmortemRecord record, String state) {
    return switch (state) {
      case "" -> true;
      case "past-date" -> record.isPastItsDate(clock.instant());
      default -> PageState.ofKey(state).filter(s -> s == record.pageState()).isPresent();
    };
  }

  private IndexView.Row row(PostmortemRecord record) {
    ZoneId zone = criteria.value().calendar().zone();
    Optional<Decision> decision = record.decision();
    return new IndexView.Row(
        record.title(),
        wiki.pages().viewUrl(record.page()),
        record.state(),
        register.started(record).map(moment -> day(moment, zone)).orElse(""),
        decision.map(Decision::outcome).orElse("undecided"),
        decision.flatMap(Decision::due).map(moment -> day(moment, zone)).orElse(""),
        record.isPastItsDate(clock.instant()));
  }

  private static String day(Instant moment, ZoneId zone) {
    return LocalDate.ofInstant(moment, zone).toString();
  }
}
