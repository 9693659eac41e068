package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.settings.CheckedPages;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SpaceSettings;

/**
 * What the save of a page that is none of ours costs: whether its space and its signs make it one
 * that is checked, for 2,000 words in a wiki with ten spaces on {@code confirm}. Prints
 * milliseconds.
 */
public final class OrdinaryPageBench {

  private static final int WORDS = 2_000;
  private static final int ROUNDS = 20_000;

  private OrdinaryPageBench() {}

  /** Runs it; takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("ordinary-page");
    Setting<SiteSettings> site =
        new Setting<>(
            FileStore.open(folder),
            "settings/site",
            new RecordCodec<>(SiteSettings.class, 1),
            SiteSettings.initial());
    site.save(settings(), 0);
    measure("without keywords", site, words());
    measure("with keywords of its own", site, "[{SET keywords='menu,lunch'}]\n" + words());
    measure("that speaks of our keywords", site, "The keywords area1 to area9.\n" + words());
  }

  private static SiteSettings settings() {
    SiteSettings settings = SiteSettings.initial();
    for (int i = 0; i < 10; i++) {
      settings =
          settings.withSpace(
              new SpaceSettings(
                  "space" + i,
                  "Space " + i,
                  Mode.CONFIRM,
                  i % 2 == 0 ? "Area" + i + "*Reviews*" : "",
                  i % 2 == 0 ? "" : "area" + i,
                  "",
                  CheckedPages.POSTMORTEMS,
                  "en"));
    }
    return settings.withSpace(
        SpaceSettings.off(ListedSpaces.WHOLE_WIKI, "The rest")
            .withMode(Mode.CONFIRM)
            .withPages(new CheckedPages(true, List.of(), List.of("outage"), List.of("Outage *"))));
  }

  private static String words() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      text.append(i % 12 == 11 ? "counted.\n" : i % 90 == 5 ? "\n!! Soup " : "soup ");
    }
    return text.toString();
  }

  private static void measure(String page, Setting<SiteSettings> site, String text) {
    double[] millis = new double[ROUNDS];
    int checked = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      WikiText wikiText = new WikiText("Menu of the week", text, Optional.empty());
      String space = ListedSpaces.of(site.value().spaces(), wikiText.page(), wikiText::hasKeyword);
      checked += site.value().checks(space, wikiText) ? 1 : 0;
      millis[round] = (System.nanoTime() - start) / 1e6;
    }
    double[] warm = Arrays.copyOfRange(millis, ROUNDS / 2, ROUNDS);
    Arrays.sort(warm);
    System.out.printf(
        "a page %s: p50 %.4f ms, p99 %.4f ms, checked %d of %d times%n",
        page, warm[warm.length / 2], warm[warm.length * 99 / 100], checked, ROUNDS);
  }
}
