package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.phrasing.Category;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.phrasing.OwnRule;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.phrasing.Rule;
import org.blamelesswiki.postmortems.phrasing.RuleId;
import org.blamelesswiki.postmortems.phrasing.RulePack;
import org.blamelesswiki.postmortems.phrasing.Severity;
import org.blamelesswiki.postmortems.settings.RuleSettings;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.spi.Wiki;

/** Which suggestions are made, how much each asks, and those the admins add. */
final class RulesScreen implements Screen {

  private static final String OFF = "off";
  private static final String GUESS = RulePack.GUESS.value();

  private final Wiki wiki;
  private final Setting<SiteSettings> site;
  private final Setting<RuleSettings> rules;
  private final KnownPeople people;
  private final Views views;

  /**
   * The screen.
   *
   * @param people who is a person in this wiki, for trying rules on its pages
   */
  RulesScreen(
      Wiki wiki,
      Setting<SiteSettings> site,
      Setting<RuleSettings> rules,
      KnownPeople people,
      Views views) {
    this.people = people;
    this.wiki = wiki;
    this.site = site;
    this.rules = rules;
    this.views = views;
  }

  @Override
  public Access access() {
    return Access.STEWARD;
  }

  @Override
  public Response get(Request request) {
    Versioned<RuleSettings> current = rules.read();
    return page(
        request,
        200,
        view(
            rows(current.value(), I18n.of(request.locale())),
            String.join("\n", current.value().allowedTerms()),
            current.value().ownRules().stream().map(OwnRuleRow::of).toList(),
            current.version(),
            request.has("saved"),
            false,
            Problems.none()));
  }

  @Override
  public Response post(Request request) {
    I18n texts = I18n.of(request.locale());
    Problems problems = Problems.none();
    Map<String, String> choices = choices(request, texts, problems);
    String terms = request.raw("allowed");
    List<OwnRuleRow> own = ownRows(request);
    long seen = Parsing.whole(request.value("version")).orElse(-1);
    Optional<RuleSettings> changed = changed(choices, terms, own, texts, problems);
    if (changed.isEmpty() || !problems.isEmpty()) {
      return page(
          request, 400, view(rows(choices, texts), terms, own, seen, false, false, problems));
    }
    if (request.has("try")) {
      RuleTrial trial =
          RuleTrial.of(rules.value(), changed.get(), people, site.value(), wiki, request.viewer());
      return page(
          request,
          200,
          view(rows(choices, texts), terms, own, seen, false, false, problems).withTrial(trial));
    }
    try {
      rules.save(changed.get(), seen);
    } catch (Store.StaleRowException e) {
      return page(
          request,
          409,
          new RulesView(
              rows(choices, texts),
              terms,
              own,
              rules.read().version(),
              false,
              true,
              problems,
              rows(rules.value(), texts).stream()
                  .filter(row -> !row.choice().equals(row.shipped()))
                  .toList(),
              null));
    }
    return new Response.Redirect(request.site().screens() + "/admin/rules?saved");
  }

  private static Map<String, String> choices(Request request, I18n texts, Problems problems) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (Rule rule : RulePack.english().rules()) {
      String id = rule.id().value();
      String choice = request.optional("rule-" + id).orElse(rule.severity().name());
      if (!choice.equals(OFF) && severity(choice).filter(s -> s != Severity.BLOCK).isEmpty()) {
        problems.add("rule-" + id, texts.text("rules.problem.severity", choice));
      }
      choices.put(id, choice);
    }
    String guess = request.optional("rule-" + GUESS).orElse(Severity.HINT.name());
    if (!guess.equals(OFF) && severity(guess).filter(s -> s == Severity.HINT).isEmpty()) {
      problems.add("rule-" + GUESS, texts.text("rules.problem.severity", guess));
    }
    choices.put(GUESS, guess);
    return choices;
  }

  private static Optional<RuleSettings> changed(
      Map<String, String> choices,
      String terms,
      List<OwnRuleRow> own,
      I18n texts,
      Problems problems) {
    Set<String> off = new LinkedHashSet<>();
    Map<String, Severity> severities = new LinkedHashMap<>();
    for (Rule rule : RulePack.english().rules()) {
      String id = rule.id().value();
      String choice = choices.getOrDefault(id, OFF);
      if (choice.equals(OFF)) {
        off.add(id);
      } else {
        severity(choice)
            .filter(severity -> severity != rule.severity())
            .ifPresent(severity -> severities.put(id, severity));
      }
    }
    if (choices.getOrDefault(GUESS, OFF).equals(OFF)) {
      off.add(GUESS);
    }
    List<OwnRule> ownRules = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      if (!own.get(i).isBlank() && !own.get(i).remove()) {
        ownRule(own.get(i), i, texts, problems).ifPresent(ownRules::add);
      }
    }
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    try {
      RuleSettings settings = new RuleSettings(off, severities, lines(terms), ownRules);
      Phrasing.of(RulePack.english(), settings.options(KnownPeople.none()));
      return Optional.of(settings);
    } catch (IllegalArgumentException e) {
      problems.add("own", Parsing.reason(e));
      return Optional.empty();
    }
  }

  private static Optional<OwnRule> ownRule(
      OwnRuleRow row, int index, I18n texts, Problems problems) {
    String field = "own" + index;
    Optional<Severity> severity = severity(row.severity());
    Optional<Category> category =
        Arrays.stream(Category.values()).filter(c -> c.key().equals(row.category())).findFirst();
    if (severity.isEmpty() || category.isEmpty()) {
      problems.add(field, texts.text("rules.problem.severity", row.severity()));
      return Optional.empty();
    }
    if (row.phrases().isBlank() && row.patterns().isBlank()) {
      problems.add(field, texts.text("rules.problem.nothing-to-find", row.id()));
      return Optional.empty();
    }
    if (row.message().isBlank() || row.why().isBlank()) {
      problems.add(field, texts.text("rules.problem.no-reason", row.id()));
      return Optional.empty();
    }
    if (row.flags().isBlank() || row.leaves().isBlank()) {
      problems.add(field, texts.text("rules.problem.no-example", row.id()));
      return Optional.empty();
    }
    try {
      OwnRule rule =
          new OwnRule(
              new RuleId(row.id()),
              category.get(),
              severity.get(),
              lines(row.phrases()),
              lines(row.patterns()),
              row.message(),
              row.why(),
              lines(row.flags()),
              lines(row.leaves()),
              row.rewrite());
      Phrasing.of(
          RulePack.english(),
          RuleSettings.initial().options(KnownPeople.none()).withOwnRules(List.of(rule)));
      return Optional.of(rule);
    } catch (IllegalArgumentException e) {
      problems.add(field, Parsing.reason(e));
      return Optional.empty();
    }
  }

  private static List<OwnRuleRow> ownRows(Request request) {
    List<OwnRuleRow> rows = new ArrayList<>();
    int count = request.values("own-id").size();
    for (int i = 0; i < count; i++) {
      rows.add(
          new OwnRuleRow(
              request.at("own-id", i),
              request.at("own-category", i),
              request.at("own-severity", i),
              request.at("own-phrases", i),
              request.at("own-patterns", i),
              request.at("own-message", i),
              request.at("own-why", i),
              request.at("own-flags", i),
              request.at("own-leaves", i),
              request.at("own-rewrite", i),
              request.values("own-remove").contains(Integer.toString(i))));
    }
    return rows;
  }

  private static Optional<Severity> severity(String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(Severity.values()).filter(s -> s.name().equals(wanted)).findFirst();
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static List<RuleRow> rows(RuleSettings settings, I18n texts) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (Rule rule : RulePack.english().rules()) {
      String id = rule.id().value();
      choices.put(
          id,
          settings.off().contains(id)
              ? OFF
              : settings.severities().getOrDefault(id, rule.severity()).name());
    }
    choices.put(GUESS, settings.off().contains(GUESS) ? OFF : Severity.HINT.name());
    return rows(choices, texts);
  }

  private static List<RuleRow> rows(Map<String, String> choices, I18n texts) {
    return Stream.concat(
            RulePack.english().rules().stream()
                .map(rule -> RuleRow.of(rule, choices.getOrDefault(rule.id().value(), OFF))),
            Stream.of(RuleRow.guess(texts, choices.getOrDefault(GUESS, OFF))))
        .toList();
  }

  private static RulesView view(
      List<RuleRow> rows,
      String terms,
      List<OwnRuleRow> own,
      long version,
      boolean saved,
      boolean stale,
      Problems problems) {
    return new RulesView(rows, terms, own, version, saved, stale, problems, List.of(), null);
  }

  private Response page(Request request, int status, RulesView view) {
    I18n texts = I18n.of(request.locale());
    return new Response.Page(
        status, texts.text("rules.title"), views.render("rules", view, texts, request));
  }
}
