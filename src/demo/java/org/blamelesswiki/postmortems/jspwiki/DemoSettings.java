package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.criteria.CriterionId;
import org.blamelesswiki.postmortems.criteria.StarterCriteria;
import org.blamelesswiki.postmortems.settings.CheckedPages;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.tracker.AccessToken;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;
import org.blamelesswiki.postmortems.tracker.NewIssueSettings;
import org.blamelesswiki.postmortems.tracker.StoredTokens;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;
import org.blamelesswiki.postmortems.tracker.Viewpoint;

/**
 * What an admin of the demo wiki has set up already: a pilot space, a few criteria, the sample
 * tracker. Written before the wiki starts, into the files it will read.
 */
public final class DemoSettings {

  private static final List<String> CRITERIA =
      List.of("users-affected", "data-lost", "severe", "repeated-problem");

  /** What the sample tracker takes for the wiki's own account. */
  private static final String SAMPLE_TOKEN = "sample-service-token";

  private DemoSettings() {}

  /** Sets up what is not set up yet, in the folder of the plugin's files. */
  public static void seed(Path folder, LocalDate today) throws IOException {
    Store store = FileStore.open(folder.resolve("rows"));
    Setting<SiteSettings> site =
        new Setting<>(
            store,
            "settings/site",
            new RecordCodec<>(SiteSettings.class, 1),
            SiteSettings.initial());
    if (site.read().version() == 0) {
      site.save(SiteSettings.initial().withSpaces(List.of(pilot(), wholeWiki())).withWelcomed(), 0);
    }
    CriteriaSettings criteria = new CriteriaSettings(store);
    if (criteria.read().version() == 0) {
      criteria.save(withSomeOn(StarterCriteria.library()), 0, today);
    }
    DemoDue.seed(store, criteria, today);
  }

  /** Connects the wiki with the sample tracker, which may have moved since the last start. */
  public static void connect(Path folder, URI tracker) throws IOException {
    Store store = FileStore.open(folder.resolve("rows"));
    TrackerConnection connection = connection(tracker);
    Setting<TrackerSettings> setting =
        new Setting<>(
            store,
            ConfiguredTrackers.ROW,
            new RecordCodec<>(TrackerSettings.class, 1),
            TrackerSettings.NONE);
    Versioned<TrackerSettings> now = setting.read();
    if (now.value().connection(connection.id()).filter(connection::equals).isEmpty()) {
      setting.save(now.value().with(connection), now.version());
    }
    Setting<NewIssueSettings> mappings =
        new Setting<>(
            store,
            NewIssueSettings.ROW,
            new RecordCodec<>(NewIssueSettings.class, 1),
            NewIssueSettings.NONE);
    if (mappings.read().version() == 0) {
      mappings.save(
          NewIssueSettings.NONE.with(
              new NewIssueSettings.Mapping(
                  connection.id(),
                  Map.of("payments", "SHOP", TrackerConnection.EVERY_SPACE, "OPS"),
                  "Task",
                  Set.of("postmortem"),
                  true,
                  true)),
          0);
    }
    new StoredTokens(store, new FileSiteKey(folder.resolve("site.key")))
        .keep(connection, new Viewpoint.ServiceAccount(), new AccessToken(SAMPLE_TOKEN));
  }

  private static SpaceSettings pilot() {
    return new SpaceSettings(
        "payments",
        "Payments (pilot)",
        Mode.CONFIRM,
        "",
        "payments",
        "PaymentsOwners",
        CheckedPages.EVERY,
        "en");
  }

  private static SpaceSettings wholeWiki() {
    return SpaceSettings.off(ListedSpaces.WHOLE_WIKI, "The rest of the wiki");
  }

  private static CriteriaSet withSomeOn(CriteriaSet library) {
    CriteriaSet set = library;
    for (String id : CRITERIA) {
      Criterion criterion = set.criterion(new CriterionId(id)).orElseThrow();
      set = set.withCriterion(criterion.withEnabled(true));
    }
    return set;
  }

  private static TrackerConnection connection(URI tracker) {
    TrackerConnection any =
        TrackerConnection.jiraServiceAccount(
            "sample",
            "Sample tracker",
            tracker,
            Map.of(TrackerConnection.EVERY_SPACE, Set.of("SHOP", "OPS")));
    return new TrackerConnection(
        any.id(),
        any.name(),
        any.kind(),
        any.base(),
        any.access(),
        any.route(),
        any.projects(),
        true,
        any.certificates(),
        any.notDoing(),
        any.typeField());
  }
}
