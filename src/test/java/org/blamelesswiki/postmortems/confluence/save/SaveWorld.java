package org.blamelesswiki.postmortems.confluence.save;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.blamelesswiki.postmortems.confluence.save.SaveHookSettings.Phase;
import org.blamelesswiki.postmortems.confluence.storage.StorageFormat;
import org.blamelesswiki.postmortems.phrasing.Category;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;
import org.blamelesswiki.postmortems.phrasing.Report;
import org.blamelesswiki.postmortems.phrasing.RuleId;
import org.blamelesswiki.postmortems.phrasing.Severity;
import org.blamelesswiki.postmortems.publishing.Gate;
import org.blamelesswiki.postmortems.publishing.KeptSentences;
import org.blamelesswiki.postmortems.publishing.PageGate;
import org.blamelesswiki.postmortems.publishing.SentenceMac;
import org.blamelesswiki.postmortems.settings.CheckedPages;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SiteSettings.WhenCheckFails;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.blamelesswiki.postmortems.spi.Space;
import org.blamelesswiki.postmortems.spi.Spaces;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A Confluence as the hook sees it, with a check that hears fault where a block says "fault", and
 * fault that must be reworded where it says "useless".
 */
final class SaveWorld implements AutoCloseable {

  /** How one space uses the check: OPS confirms, HARD blocks, ADV advises, DEV is off. */
  private static final Map<String, Mode> MODES =
      Map.of("OPS", Mode.CONFIRM, "HARD", Mode.BLOCK, "ADV", Mode.ADVISE, "DEV", Mode.OFF);

  static final Viewer IDA = Viewer.user("ida", "Ida Berg", false);

  final InMemoryStore store = new InMemoryStore();
  final Setting<SaveHookSettings> settings = SaveHookSettings.in(store);
  final KeptSentences kept = new KeptSentences(store);
  final Content content = new Content();
  final List<SaveHookSettings.Tripped> trips = new ArrayList<>();
  final SteppingClock clock = new SteppingClock(Instant.parse("2026-03-02T10:00:00Z"));
  final Coverage coverage = new Coverage(clock);
  final SaveHook hook;
  final SaveNet net;
  Viewer viewer = IDA;
  boolean switchedOff;
  PhrasingCheck check = SaveWorld::faults;

  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  final Setting<SiteSettings> site =
      new Setting<>(
          store, "settings/site", new RecordCodec<>(SiteSettings.class, 1), SiteSettings.initial());

  SaveWorld() {
    settings.save(SaveHookSettings.INITIAL.withPhase(Phase.ON), 0);
    whenCheckFails(WhenCheckFails.SHARE);
    PageGate gate =
        new PageGate(
            site,
            language -> Optional.of(document -> check.check(document)),
            new Gate(new SentenceMac(new byte[32])),
            kept,
            executor);
    net = new SaveNet(gate, kept, new StorageFormat());
    SaveHook.Host host =
        new SaveHook.Host(
            content, new AllSpaces(), () -> viewer, new StorageFormat(), () -> switchedOff);
    hook =
        new SaveHook(
            host,
            gate,
            site,
            settings,
            coverage,
            new SelfTrip(settings, now -> trips.add(now.tripped()), clock));
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  void phase(Phase phase) {
    settings.save(settings.value().withPhase(phase), settings.read().version());
  }

  void serviceAccounts(String... ids) {
    settings.save(settings.value().withServiceAccounts(List.of(ids)), settings.read().version());
  }

  void whenCheckFails(WhenCheckFails then) {
    List<SpaceSettings> spaces =
        MODES.entrySet().stream()
            .map(e -> SpaceSettings.off(e.getKey(), e.getKey()).withMode(e.getValue()))
            .toList();
    site.save(new SiteSettings(true, "", then, 10_000, spaces), site.read().version());
  }

  void pages(CheckedPages pages) {
    SpaceSettings ops = site.value().space("OPS").orElseThrow();
    site.save(site.value().withSpace(ops.withPages(pages)), site.read().version());
  }

  Coverage.Row coverage(Route route) {
    return coverage.rows().stream().filter(row -> row.route() == route).findFirst().orElseThrow();
  }

  private static Report faults(org.blamelesswiki.postmortems.text.Document document) {
    List<Finding> findings = new ArrayList<>();
    for (Section section : document.sections()) {
      for (Block block : section.blocks()) {
        if (block.kind().isProse()) {
          findings(block, "fault", Severity.CONFIRM, findings);
          findings(block, "useless", Severity.BLOCK, findings);
        }
      }
    }
    return new Report(findings, List.of(), true);
  }

  private static void findings(Block block, String word, Severity severity, List<Finding> into) {
    String text = block.text().text();
    int at = text.indexOf(word);
    if (at >= 0) {
      into.add(
          new Finding(
              new RuleId(word),
              Category.INDIVIDUAL_FAULT,
              severity,
              block.text().toSource(new Span(at, at + word.length())),
              word,
              text,
              block.text().toSource(new Span(0, text.length())),
              "A reader may hear that a person is the cause.",
              "It ends the search one step early.",
              "What was known then?",
              List.of(),
              false));
    }
  }

  /** What is stored, and who may not edit it. */
  static final class Content implements SavedContent {
    private final Map<String, Stored> stored = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    final Map<String, Set<String>> labels = new HashMap<>();
    final Map<String, List<String>> above = new HashMap<>();
    final Set<String> closed = new HashSet<>();
    final List<String> read = new ArrayList<>();

    Content with(Stored content, String text) {
      stored.put(content.id(), content);
      texts.put(content.id(), text);
      return this;
    }

    @Override
    public Optional<Stored> find(String contentId, Viewer viewer) {
      return Optional.ofNullable(stored.get(contentId))
          .filter(content -> viewer.isLoggedIn() && !closed.contains(contentId));
    }

    @Override
    public String text(Stored content) {
      read.add(content.id());
      return texts.getOrDefault(content.id(), "");
    }

    @Override
    public Set<String> labels(Stored content) {
      return labels.getOrDefault(content.id(), Set.of());
    }

    @Override
    public List<String> above(Stored content) {
      return above.getOrDefault(content.id(), List.of());
    }

    @Override
    public Optional<String> idOf(String space, String title, Viewer viewer) {
      return stored.values().stream()
          .filter(c -> c.published() && c.space().equals(space) && c.title().equals(title))
          .map(Stored::id)
          .findFirst();
    }
  }

  private static final class AllSpaces implements Spaces {
    @Override
    public List<Space> visibleTo(Viewer viewer) {
      return MODES.keySet().stream().map(key -> new Space(key, key)).toList();
    }

    @Override
    public boolean mayCreate(String key, Viewer viewer) {
      return viewer.isLoggedIn();
    }

    @Override
    public boolean mayAdminister(String key, Viewer viewer) {
      return false;
    }
  }

  /** A clock that stands until it is moved. */
  static final class SteppingClock extends java.time.Clock {
    private Instant now;

    SteppingClock(Instant now) {
      this.now = now;
    }

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public java.time.ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public java.time.Clock withZone(java.time.@Nullable ZoneId zone) {
      return this;
    }
  }
}
