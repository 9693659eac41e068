package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.publishing.HostLeavesNoTraceContract;
import org.blamelesswiki.postmortems.publishing.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real JSPWiki: its files, its log, what its pages answer. */
class LeaveNoTraceWikiIT extends HostLeavesNoTraceContract {

  private static final String PILOT = "[{SET keywords='payments'}]\n";
  private static final AtomicInteger PAGES = new AtomicInteger();

  /** Words that the plugin alone would write; each of them in a file of the wiki is a trace. */
  private static final Pattern TRACE =
      Pattern.compile(
          "pm-|postmortem|blameless|did.not.bother|kept|held", Pattern.CASE_INSENSITIVE);

  private static final Pattern DIFFERS =
      Pattern.compile("(?i)date|last-modified|set-cookie|content-length|etag|:status");

  private final RunningWiki wiki = RunningWiki.get();
  private final WikiVisitor mira = wiki.as("mira");
  private final String page = "Trace " + PAGES.incrementAndGet();
  private final LogLines log = new LogLines();
  private Map<String, String> filesBefore = Map.of();
  private String editor = "";

  @BeforeEach
  void look() {
    filesBefore = files();
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Override
  protected String author() {
    return "mira";
  }

  @Override
  protected boolean save(String text, String keep) {
    WikiVisitor.Editor open = editor.isEmpty() ? mira.edit(page) : mira.open(editor);
    Map<String, String> more = keep.isEmpty() ? Map.of() : Map.of("pm-keep", keep);
    String next = WikiVisitor.location(open.save(PILOT + text, "a note", more));
    boolean isShared = next.contains("Wiki.jsp");
    editor = isShared ? "" : next;
    return isShared;
  }

  /** What is new among the plugin's rows; traces in the wiki's own files; lines of the log. */
  @Override
  protected Map<String, String> written() {
    Map<String, String> written = new TreeMap<>();
    files()
        .forEach(
            (name, content) -> {
              String before = filesBefore.getOrDefault(name, "");
              boolean isOurs = name.startsWith("postmortems/");
              String added =
                  content.startsWith(before) ? content.substring(before.length()) : content;
              if (!content.equals(before) && (isOurs || isTrace(name, before, content))) {
                written.put(name.replace("postmortems/rows/", ""), added);
              }
            });
    log.lines().forEach(line -> written.put("log " + written.size(), line));
    return written;
  }

  /** The text of a page that was shared is the author's, wherever the wiki has copies of it. */
  private boolean isTrace(String name, String before, String content) {
    boolean isText = name.startsWith("pages/") && name.endsWith(".txt");
    boolean isCopy = name.startsWith("work/lucene/") || name.equals("work/wkflmgr.ser");
    return !isText && !isCopy && traces(content) > traces(before);
  }

  /** A file may name pages of other tests: only what came during this one counts. */
  private static long traces(String content) {
    return TRACE.matcher(content).results().count();
  }

  private Map<String, String> files() {
    Path root = wiki.folder().root();
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .collect(Collectors.toMap(file -> root.relativize(file).toString(), this::content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // The wiki removed it while we looked.
    }
  }

  @Override
  protected Map<String, String> visible() {
    Map<String, String> visible = new TreeMap<>();
    HttpResponse<String> view = wiki.as("sam").get("Wiki.jsp?page=" + WikiVisitor.encoded(page));
    view.headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!DIFFERS.matcher(name).find()) {
                visible.put("header " + name, values.toString());
              }
            });
    visible.put("attributes", attributes());
    return visible;
  }

  /** The names of what the wiki notes for each version, and the notes' words. */
  private String attributes() {
    Path properties =
        wiki.folder()
            .pages()
            .resolve("OLD")
            .resolve(WikiVisitor.encoded(page))
            .resolve("page.properties");
    return content(properties)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("^\\d+", "N"))
        .distinct()
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  @Override
  protected String text() {
    String text = mira.edit(page).text();
    assertThat(text).startsWith(PILOT);
    return text.substring(PILOT.length()).stripTrailing();
  }

  @Test
  void the_words_of_a_held_save_are_in_its_draft_and_in_no_other_file_of_the_wiki() {
    String words = "Then somebody in team " + System.nanoTime() + " did not bother to look.";
    String unique = words.substring(0, words.indexOf(" did"));
    save(CALM, "");

    assertThat(save(CALM + " " + words, "")).isFalse();

    assertThat(holding(unique)).hasSize(1).allMatch(name -> name.contains("/drafts/"));
    assertThat(save(CALM + " The alert reached nobody.", "")).isTrue();
    assertThat(holding(unique)).isEmpty();
    assertThat(log.lines().toString()).doesNotContain(unique);
  }

  private List<String> holding(String words) {
    return files().entrySet().stream()
        .filter(file -> file.getValue().contains(words))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void the_search_for_traces_finds_one() {
    assertThat(isTrace("pages/OLD/x/page.properties", "", "1.pm-kept=yes")).isTrue();
    assertThat(isTrace("logs/jspwiki.log", "page was held", "page was held, page was held"))
        .isTrue();
  }
}
