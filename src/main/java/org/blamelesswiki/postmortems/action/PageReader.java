package org.blamelesswiki.postmortems.action;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.MappedText;
import org.blamelesswiki.postmortems.text.Mark;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;

/**
 * Finds the issues that a page names, by key or by link, and the rows of its action table. Titles,
 * code, quotations and guidance name nothing. Where the action items section names any item, only
 * that section counts: an incident's own ticket is not a follow-up.
 */
public final class PageReader {

  /** Beyond this many, mentions are left out: no page is read by people to its thousandth issue. */
  static final int MOST_MENTIONS = 1_000;

  private final List<IssueNames> trackers;

  /** Reads keys and links of {@code trackers}; the first that claims a key has it. */
  public PageReader(List<IssueNames> trackers) {
    this.trackers = List.copyOf(trackers);
  }

  /** What {@code document}, parsed from {@code source}, names. */
  public PageItems read(Document document, String source) {
    List<Span> links = Links.in(source);
    ActionTable table = ActionTable.of(document, source);
    List<Mention> mentions = new ArrayList<>();
    List<Stretch> stretches = stretchesOf(document);
    addLinks(source, links, stretches, table, mentions);
    addKeys(document, links, table, mentions);
    mentions.sort(Comparator.comparingInt(Mention::offset));
    return onlyActionSection(mentions, tasksOf(table, mentions));
  }

  /** The rows of the action table that name no issue, and where each would name one. */
  public List<IssueCell> rowsWithoutIssue(Document document, String source) {
    Set<Integer> offsets =
        read(document, source).mentions().stream().map(Mention::offset).collect(Collectors.toSet());
    List<IssueCell> cells = new ArrayList<>();
    Set<TaskId> seen = new HashSet<>();
    for (IssueCell cell : ActionTable.of(document, source).cellsWithout(offsets)) {
      if (seen.add(cell.task().id())) {
        cells.add(cell);
      }
    }
    return cells;
  }

  private void addLinks(
      String source,
      List<Span> links,
      List<Stretch> stretches,
      ActionTable table,
      List<Mention> mentions) {
    int next = 0;
    Stretch current = Stretch.BEFORE_ALL;
    for (Span link : links) {
      while (next < stretches.size() && stretches.get(next).start() <= link.start()) {
        current = stretches.get(next++);
      }
      boolean counts = current.counts() || link.start() >= current.end();
      if (counts && mentions.size() < MOST_MENTIONS) {
        SectionRole role = current.role();
        ofLink(link.of(source))
            .ifPresent(
                issue ->
                    mentions.add(
                        new Mention(
                            issue, ItemSource.LINK, link.start(), role, table.at(link.start()))));
      }
    }
  }

  private void addKeys(
      Document document, List<Span> links, ActionTable table, List<Mention> mentions) {
    SpanIndex inLinks = new SpanIndex(links);
    for (Section section : document.sections()) {
      for (Block block : section.blocks()) {
        if (!block.kind().isProse() || block.kind() == BlockKind.TITLE) {
          continue;
        }
        MappedText text = block.text();
        for (Span key : IssueKeys.in(text.text())) {
          Span place = text.toSource(key);
          Optional<IssueRef> issue = ofKey(key.of(text.text()));
          if (issue.isPresent()
              && mentions.size() < MOST_MENTIONS
              && !isCode(block, key)
              && inLinks.at(place.start()) < 0) {
            mentions.add(
                new Mention(
                    issue.get(),
                    ItemSource.KEY,
                    place.start(),
                    section.role(),
                    table.at(place.start())));
          }
        }
      }
    }
  }

  private Optional<IssueRef> ofLink(String link) {
    return trackers.stream().flatMap(tracker -> tracker.ofLink(link).stream()).findFirst();
  }

  private Optional<IssueRef> ofKey(String key) {
    String project = key.substring(0, key.lastIndexOf('-'));
    return trackers.stream()
        .filter(tracker -> tracker.claims(project))
        .findFirst()
        .map(tracker -> new IssueRef(tracker.tracker(), key));
  }

  private static boolean isCode(Block block, Span key) {
    return block.marks().stream()
        .anyMatch(mark -> mark.kind() == Mark.Kind.CODE && mark.span().overlaps(key));
  }

  private static List<PageTask> tasksOf(ActionTable table, List<Mention> mentions) {
    Set<Integer> offsets = mentions.stream().map(Mention::offset).collect(Collectors.toSet());
    List<PageTask> tasks = new ArrayList<>();
    Set<TaskId> seen = new HashSet<>();
    for (PageTask task : table.tasksWithout(offsets)) {
      if (seen.add(task.id())) {
        tasks.add(task);
      }
    }
    return tasks;
  }

  private static PageItems onlyActionSection(List<Mention> mentions, List<PageTask> tasks) {
    List<Mention> inSection =
        mentions.stream().filter(m -> m.role() == SectionRole.ACTION_ITEMS).toList();
    return new PageItems(inSection.isEmpty() && tasks.isEmpty() ? mentions : inSection, tasks);
  }

  /** Where each block begins and ends in the source, and whether links inside it count. */
  private static List<Stretch> stretchesOf(Document document) {
    List<Stretch> stretches = new ArrayList<>();
    for (Section section : document.sections()) {
      for (Block block : section.blocks()) {
        MappedText text = block.text();
        if (!text.text().isEmpty()) {
          Span place = text.toSource(new Span(0, text.text().length()));
          boolean counts = block.kind().isProse() || block.kind() == BlockKind.HEADING;
          stretches.add(new Stretch(place.start(), place.end(), section.role(), counts));
        }
      }
    }
    stretches.sort(Comparator.comparingInt(Stretch::start));
    return stretches;
  }

  private record Stretch(int start, int end, SectionRole role, boolean counts) {
    static final Stretch BEFORE_ALL = new Stretch(0, 0, SectionRole.OTHER, true);
  }
}
