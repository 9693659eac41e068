package org.blamelesswiki.postmortems.confluence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.mail.Email;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.confluence.storage.FactsMarker;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.postmortem.SampleObligations;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.Store;
import org.blamelesswiki.postmortems.tracker.HandClock;
import org.blamelesswiki.postmortems.web.Application;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two nodes of one site: two plugins, each with its own memory, on one database. There is no cache
 * of rows to be invalidated: settings are read through, and lists follow an announcement in the
 * database, which is as late as the database is.
 */
class ClusterTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final PageRef PAGE = new PageRef("7", "OPS", "Outage");

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private final HandClock clock = new HandClock();
  private final Confluence oneHost = host(wiki);
  private final Application one = start(oneHost);
  private final Application two = start(host(wiki));
  private final List<AutoCloseable> more = new ArrayList<>();

  private static Confluence host(FakeConfluence wiki) {
    return new Confluence(
        wiki.activeObjects(),
        wiki.pageManager(),
        wiki.spaceManager(),
        wiki.permissionManager(),
        wiki.userAccessor(),
        wiki.userManager(),
        wiki.localeManager(),
        wiki.mail(),
        new WikiAddress(wiki.properties()),
        wiki.transactions());
  }

  private Application start(Confluence host) {
    return Application.start(host.wiki((page, author) -> "/"), clock, KnownPeople.none());
  }

  @AfterEach
  void stop() throws Exception {
    one.close();
    two.close();
    for (AutoCloseable started : more) {
      started.close();
    }
  }

  @Test
  void what_an_admin_saves_on_one_node_holds_on_the_other_and_two_admins_lose_nothing() {
    SiteSettings ops = one.site().value().withSpace(space("OPS", Mode.CONFIRM));
    one.site().save(ops, 0);

    assertThat(two.site().value().mode("OPS")).isEqualTo(Mode.CONFIRM);
    assertThatThrownBy(() -> two.site().save(SiteSettings.initial(), 0))
        .isInstanceOf(Store.StaleRowException.class);
    assertThat(one.site().value()).isEqualTo(ops);
  }

  @Test
  void a_page_saved_on_one_node_is_in_the_list_of_the_other_until_it_is_removed_there() {
    save(one, 1, "service: search");
    assertThat(two.register().all()).extracting(PostmortemRecord::page).containsExactly("7");

    two.register().removed("7");

    assertThat(one.register().all()).isEmpty();
  }

  @Test
  void the_work_of_the_day_runs_once_however_often_and_on_how_many_nodes_it_is_started()
      throws Exception {
    Subject outage = Subject.incident("k3f");
    one.obligations().record(outage, SampleObligations.matter("OPS", "Outage", TODAY));
    one.obligations().setOwner(outage, Optional.of("key-ana"));

    ExecutorService nodes = Executors.newFixedThreadPool(4);
    List<Future<?>> runs = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Application node = i % 2 == 0 ? one : two;
      runs.add(nodes.submit(node::daily));
    }
    for (Future<?> run : runs) {
      run.get();
    }
    nodes.shutdownNow();
    one.obligations().record(Subject.incident("x"), SampleObligations.matter("OPS", "X", TODAY));
    host(wiki).notifications().send("key-ben", "end of the test", "");

    Email first = wiki.mail().next();
    assertThat(first.getTo()).startsWith("ana@");
    assertThat(wiki.mail().next().getSubject())
        .as("nothing else was sent in between")
        .isEqualTo("end of the test");
  }

  @Test
  void a_node_that_dies_at_any_row_of_a_save_leaves_nothing_half_done() {
    Map<String, String> undisturbed;
    save(one, 1, "service: search");
    save(one, 2, "service: search\nincident-severity: SEV-1");
    undisturbed = rows(oneHost.store());

    int deaths = 0;
    for (int row = 1; row < 20; row++) {
      FakeConfluence site = FakeConfluence.withSampleUsers();
      Application dying = started(site);
      Application other = started(site);
      save(dying, 1, "service: search");
      int[] left = {row};
      site.activeObjects()
          .whenWritten(
              () -> {
                if (--left[0] == 0) {
                  throw new IllegalStateException("killed");
                }
              });
      boolean died = false;
      try {
        save(dying, 2, "service: search\nincident-severity: SEV-1");
      } catch (IllegalStateException e) {
        died = true;
      }
      site.activeObjects().whenWritten(() -> {});
      Application restarted = started(site);
      assertThat(restarted.register().find("7").orElseThrow().pageVersion()).isBetween(1, 2);
      save(other, 2, "service: search\nincident-severity: SEV-1");

      assertThat(rows(host(site).store())).as("killed at row " + row).isEqualTo(undisturbed);
      assertThat(restarted.register().all()).isEqualTo(other.register().all());
      if (!died) {
        break;
      }
      deaths++;
    }
    assertThat(deaths).as("rows of a save").isPositive();
  }

  @Test
  void two_nodes_that_save_one_page_at_once_keep_both_decisions() throws Exception {
    save(one, 1, "service: search");
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    Future<?> first = nodes.submit(() -> save(one, 2, "incident-severity: SEV-1"));
    Future<?> second = nodes.submit(() -> save(two, 3, "incident-severity: SEV-2"));
    first.get();
    second.get();
    nodes.shutdownNow();

    assertThat(one.register().find("7").orElseThrow().decisions()).hasSize(3);
    assertThat(two.register().find("7")).isEqualTo(one.register().find("7"));
  }

  private Application started(FakeConfluence site) {
    Confluence host = host(site);
    Application application = start(host);
    more.add(application);
    return application;
  }

  private static void save(Application node, int version, String facts) {
    String macro =
        "<ac:structured-macro ac:name=\"PostmortemFacts\"><ac:plain-text-body><![CDATA["
            + facts
            + "]]></ac:plain-text-body></ac:structured-macro>";
    node.register().saved(PAGE, version, FactsMarker.in(macro).orElseThrow());
  }

  /** What is stored but for the announcements, which count the attempts. */
  private static Map<String, String> rows(Store store) {
    Map<String, String> rows = new HashMap<>();
    for (String key : store.keys("")) {
      if (!key.startsWith("changes/") && !key.startsWith("secret/")) {
        rows.put(key, store.read(key).orElseThrow().json());
      }
    }
    return rows;
  }

  private static SpaceSettings space(String key, Mode mode) {
    return SpaceSettings.off(key, key).withMode(mode);
  }
}
