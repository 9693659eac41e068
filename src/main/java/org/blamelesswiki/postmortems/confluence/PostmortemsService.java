package org.blamelesswiki.postmortems.confluence;

import com.atlassian.plugin.spring.scanner.annotation.export.ExportAsService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blamelesswiki.postmortems.confluence.api.Postmortems;
import org.blamelesswiki.postmortems.confluence.save.Titled;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.CriteriaSetCodec;
import org.blamelesswiki.postmortems.criteria.Evaluator;
import org.blamelesswiki.postmortems.criteria.Facts;
import org.blamelesswiki.postmortems.criteria.RecordedIncident;
import org.blamelesswiki.postmortems.criteria.Verdict;
import org.blamelesswiki.postmortems.criteria.Wording;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.postmortem.FactsText;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.publishing.Outcome;
import org.blamelesswiki.postmortems.publishing.PageEdit;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;
import org.springframework.stereotype.Component;

/** Answers {@link Postmortems} with what the screens would say. */
@Component
@ExportAsService(Postmortems.class)
public final class PostmortemsService implements Postmortems {

  private static final int TRIES = 5;

  private final Plugin plugin;
  private final ApplicationLinks links;

  public PostmortemsService(Plugin plugin, ApplicationLinks links) {
    this.plugin = plugin;
    this.links = links;
  }

  @Override
  public Check check(String space, String title, String storage) {
    Outcome outcome =
        plugin
            .application()
            .gate()
            .decideWithoutKept(
                space,
                () ->
                    new PageEdit(
                        "new/" + space,
                        space,
                        PageState.PUBLISHED,
                        Titled.document(title, plugin.confluence().format().parse(storage)),
                        Optional.empty(),
                        Optional.empty()));
    if (!(outcome instanceof Outcome.Decided decided)) {
      return new Check(false, outcome.mayBeShared(), List.of());
    }
    List<Suggestion> suggestions = new ArrayList<>();
    decided.verdict().open().forEach(open -> suggestions.add(suggestion(open.finding(), true)));
    decided.verdict().hints().forEach(hint -> suggestions.add(suggestion(hint.finding(), false)));
    return new Check(true, outcome.mayBeShared(), suggestions);
  }

  private static Suggestion suggestion(Finding finding, boolean holds) {
    return new Suggestion(
        finding.rule().value(), finding.excerpt(), finding.sentence(), finding.question(), holds);
  }

  @Override
  public Due due(String facts) {
    return due(plugin.application().criteria().value(), facts);
  }

  @Override
  public Due dueUnder(String criteria, String facts) {
    return due(CriteriaSetCodec.fromJson(criteria), facts);
  }

  private Due due(CriteriaSet set, String told) {
    Facts facts = new FactsText(set.definitions(), set.calendar().zone()).parse(told).facts();
    Verdict verdict =
        Evaluator.of(set)
            .evaluate(new RecordedIncident("", facts), plugin.application().register().history());
    return new Due(
        verdict.outcome().key(),
        Wording.of(Locale.ENGLISH).text(verdict.sentence()),
        verdict.deciding().stream().map(fact -> fact.fact().key().value()).toList());
  }

  @Override
  public String mode(String space) {
    return plugin.application().site().value().mode(space).key();
  }

  @Override
  public void setMode(String space, String mode) {
    Viewer viewer = plugin.confluence().users().current();
    if (!viewer.wikiAdmin()) {
      throw new SecurityException("only a Confluence administrator changes how a space is checked");
    }
    Mode wanted =
        Mode.ofKey(mode).orElseThrow(() -> new IllegalArgumentException("no mode is " + mode));
    Space found =
        plugin
            .confluence()
            .spaces()
            .find(space, viewer)
            .orElseThrow(() -> new IllegalArgumentException("there is no space " + space));
    Setting<SiteSettings> site = plugin.application().site();
    for (int attempt = 1; ; attempt++) {
      Versioned<SiteSettings> now = site.read();
      SpaceSettings before =
          now.value().space(space).orElseGet(() -> SpaceSettings.off(found.key(), found.name()));
      try {
        site.save(now.value().withSpace(before.withMode(wanted)), now.version());
        return;
      } catch (Store.StaleRowException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  @Override
  public List<TrackerLink> trackerLinks() {
    TrackerSettings connected = plugin.application().trackers().configured().settings();
    return links.links().stream()
        .map(
            link ->
                new TrackerLink(
                    link.id(), link.name(), connected.connection(link.id()).isPresent()))
        .toList();
  }
}
