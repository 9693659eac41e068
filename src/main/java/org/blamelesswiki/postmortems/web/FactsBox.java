package org.blamelesswiki.postmortems.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.postmortem.ToldIncident;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord.Decision;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.spi.Pages;
import org.blamelesswiki.postmortems.spi.Wiki;

/**
 * The facts macro of both wikis: what is known about each incident of the page, whether a
 * postmortem is due and how that was decided before, and the way to correct the facts.
 */
public final class FactsBox {

  private final Pages pages;
  private final Register register;
  private final Views views;

  FactsBox(Wiki wiki, Register register, Views views) {
    this.pages = wiki.pages();
    this.register = register;
    this.views = views;
  }

  /**
   * What it shows.
   *
   * @param state how far the postmortem is, as a key
   * @param verdict whether a postmortem is due and why, in one sentence; empty while not decided
   * @param decisions each time that was decided, the last first; empty when it was once
   * @param criteria the version of the criteria; empty while not decided
   * @param changed whether the page tells other facts than those the verdict was made from
   * @param incidents what is known, of each incident
   * @param page the id of the page
   * @param mayCorrect whether the reader may correct the facts
   * @param shareAddress where the form to share it goes; empty where it cannot be shared now
   */
  public record View(
      String state,
      String verdict,
      List<Dated> decisions,
      String criteria,
      boolean changed,
      List<Incident> incidents,
      String page,
      boolean mayCorrect,
      String shareAddress) {
    public View {
      decisions = List.copyOf(decisions);
      incidents = List.copyOf(incidents);
    }
  }

  /** One verdict with its day, as ISO 8601. */
  public record Dated(String day, String sentence) {}

  /**
   * One incident of the page.
   *
   * @param title what it is called; empty for the one that the page is about
   * @param url where it was logged; empty if it was not
   * @param facts what is known
   */
  public record Incident(String title, String url, List<Fact> facts) {
    public Incident {
      facts = List.copyOf(facts);
    }
  }

  /**
   * One fact as the page says it.
   *
   * @param name its words
   * @param value its value
   */
  public record Fact(String name, String value) {}

  /**
   * The box.
   *
   * @param page the id of the page it stands on
   * @param body what the macro says
   * @param state how far the page is
   * @param shareAddress where the wiki's form to share a draft goes; empty where it has none
   */
  public SafeHtml render(
      String page, String body, PageState state, String shareAddress, Request request) {
    I18n texts = I18n.of(request.locale());
    Optional<PostmortemRecord> record = register.find(page);
    boolean mayEdit = pages.mayEdit(page, request.viewer());
    boolean isSame = record.map(known -> known.facts().strip().equals(body.strip())).orElse(false);
    View view =
        new View(
            state.key(),
            record
                .flatMap(PostmortemRecord::decision)
                .map(decision -> decision.sentence(request.locale()))
                .orElse(""),
            record.map(known -> decisions(known, request)).orElse(List.of()),
            record
                .flatMap(PostmortemRecord::decision)
                .map(decision -> decision.criteria().toString())
                .orElse(""),
            record.isPresent() && !isSame,
            incidents(body, request, texts),
            page,
            mayEdit && record.isPresent(),
            mayEdit && state != PageState.PUBLISHED ? shareAddress : "");
    return views.render("facts", view, texts, request);
  }

  private List<Dated> decisions(PostmortemRecord record, Request request) {
    if (record.decisions().size() < 2) {
      return List.of();
    }
    ZoneId zone = register.criteriaOf(record).calendar().zone();
    List<Dated> dated = new ArrayList<>();
    for (Decision decision : record.decisions()) {
      String day = LocalDate.ofInstant(decision.at(), zone).toString();
      dated.add(0, new Dated(day, decision.sentence(request.locale())));
    }
    return dated;
  }

  private static List<Incident> incidents(String body, Request request, I18n texts) {
    ToldIncident.Body told = ToldIncident.read(body);
    List<Incident> incidents = new ArrayList<>();
    if (!told.shared().isEmpty()) {
      incidents.add(new Incident("", "", facts(told.shared(), texts)));
    }
    for (ToldIncident incident : told.incidents()) {
      incidents.add(
          new Incident(
              incident.title(),
              incident.logId().map(id -> IncidentScreen.address(request, id)).orElse(""),
              facts(incident.facts(), texts)));
    }
    return incidents;
  }

  /** The lines of a macro's body that are facts. */
  static List<Fact> facts(String body, I18n texts) {
    List<Fact> facts = new ArrayList<>();
    for (String line : body.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip();
        String value = line.substring(colon + 1).strip();
        facts.add(
            line.startsWith(WizardDraft.REASON_LINE)
                ? new Fact(texts.text("facts.written-for"), texts.text("reason-class." + value))
                : new Fact(name.replace('-', ' '), value));
      }
    }
    return facts;
  }
}
