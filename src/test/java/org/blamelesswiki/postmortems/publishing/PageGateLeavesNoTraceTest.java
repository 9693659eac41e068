package org.blamelesswiki.postmortems.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.blamelesswiki.postmortems.text.Document;
import org.junit.jupiter.api.AfterEach;

/** The core alone, used the way an adapter does. */
class PageGateLeavesNoTraceTest extends LeaveNoTraceContract {

  private static final String SETTINGS = "settings/site";

  private final InMemoryStore store = new InMemoryStore();
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
  private final Drafts drafts = new Drafts(store, clock);
  private final PageGate gate =
      new PageGate(
          new Setting<>(
              store,
              SETTINGS,
              new RecordCodec<>(SiteSettings.class, 1),
              SiteSettings.initial()
                  .withSpace(SpaceSettings.off("ops", "Operations").withMode(Mode.CONFIRM))),
          language -> Optional.of(Phrasing.standard()),
          new Gate(new SentenceMac(new byte[32])),
          new KeptSentences(store),
          executor);
  private String shown = "";

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Override
  protected boolean save(String text, String keep) {
    Outcome outcome =
        gate.decide(
            new PageEdit(
                PAGE,
                "ops",
                PageState.PUBLISHED,
                Document.ofText(text),
                Optional.empty(),
                Confirmation.ofForm(shown, keep, "")));
    Verdict verdict = ((Outcome.Decided) outcome).verdict();
    shown = verdict.open().stream().map(Suggestion::mark).collect(Collectors.joining(","));
    if (verdict.mayBeShared()) {
      gate.shared(PAGE, verdict);
      drafts.forget(AUTHOR, PAGE);
    } else {
      drafts.keep(AUTHOR, PAGE, text, "note", "");
    }
    return verdict.mayBeShared();
  }

  @Override
  protected Map<String, String> written() {
    return store.keys("").stream()
        .filter(key -> !key.equals(SETTINGS))
        .collect(
            Collectors.toMap(Function.identity(), key -> store.read(key).orElseThrow().json()));
  }
}
