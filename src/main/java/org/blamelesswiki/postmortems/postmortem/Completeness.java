package org.blamelesswiki.postmortems.postmortem;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.blamelesswiki.postmortems.action.Agreement;
import org.blamelesswiki.postmortems.action.PageReader;
import org.blamelesswiki.postmortems.action.PageTable;
import org.blamelesswiki.postmortems.action.PageTask;
import org.blamelesswiki.postmortems.postmortem.Gap.Kind;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.Mark;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;

/**
 * Finds what a reader who was not there would miss. Advice, never a hold; what it cannot tell it
 * does not mention.
 */
public final class Completeness {

  private static final Pattern NUMBER =
      Pattern.compile(
          "[0-9]|\\b(?i:no|none|nobody|zero|one|two|three|four|five|six|seven|eight|nine|ten|twelve|"
              + "half|third|quarter|all|every|dozens?|hundreds?|thousands?|millions?|"
              + "kein\\w*|niemand|null|ein\\w*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|"
              + "zwölf|hälfte|drittel|viertel|alle\\w*)\\b");

  private static final Pattern ISSUE =
      Pattern.compile("https?://|\\b[A-Z][A-Z0-9]+-[0-9]+\\b|(?:^|\\W)#[0-9]+\\b");

  private static final Pattern BLANK = Pattern.compile("(?:^|\\s)(?:…|\\.\\.\\.)\\s");

  /** A cell that says so without saying why. */
  private static final Pattern BARE_ACCEPTANCE =
      Pattern.compile("(?i)\\W*(?:accepted|none|nothing|n/a|akzeptiert|keine?)\\W*");

  private static final Pattern ANSWER =
      Pattern.compile("(?i)action|answer|issue|follow|done about|maßnahme|antwort|vorgang");

  private static final Set<String> STAND_INS =
      Set.of("tbd", "tba", "todo", "to do", "to be done", "to be written", "xxx", "n.n.", "offen");

  /** How much of a sentence, factor or action names it. */
  private static final int LONGEST_NAME = 80;

  private final Document document;
  private final String source;
  private final List<PageTable> tables;

  /** Where rows of tables start that say something. */
  private final NavigableSet<Integer> rowsWithWords = new TreeSet<>();

  private final Map<Integer, Span> rows = new HashMap<>();

  /** Rows of the page's action tables; without a tracker to ask, every row is one. */
  private final List<PageTask> tasks;

  private final List<Gap> gaps = new ArrayList<>();

  private Completeness(Document document, String source) {
    this.document = document;
    this.source = source;
    this.tables = PageTable.of(document, source);
    this.tasks = new PageReader(List.of()).read(document, source).tasks();
    for (PageTable table : tables) {
      for (PageTable.Row row : table.rows()) {
        rows.put(row.place().start(), row.place());
        if (!row.cells().stream().allMatch(Completeness::isStandIn)) {
          rowsWithWords.add(row.place().start());
        }
      }
    }
  }

  /**
   * What is missing, in page order; sections that are not there come last.
   *
   * @param document parsed from {@code source}
   * @param form the form the page was begun with, if it is known
   */
  public static List<Gap> of(Document document, String source, Optional<Form> form) {
    Completeness completeness = new Completeness(document, source);
    completeness.sections();
    completeness.timelines();
    completeness.factors();
    completeness.actions();
    List<Gap> gaps = new ArrayList<>(completeness.gaps);
    gaps.sort((a, b) -> Integer.compare(start(a), start(b)));
    form.ifPresent(f -> gaps.addAll(completeness.missing(f)));
    return gaps;
  }

  private static int start(Gap gap) {
    return gap.place().map(Span::start).orElse(Integer.MAX_VALUE);
  }

  // Sections

  private void sections() {
    List<Section> sections = document.sections();
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      if (!section.heading().isEmpty() && isEmpty(i)) {
        boolean known = section.role() == SectionRole.KNOWN_AT_THE_TIME;
        placeOf(i)
            .ifPresent(
                place ->
                    gaps.add(
                        Gap.at(
                            known ? Kind.KNOWN_EMPTY : Kind.SECTION_EMPTY,
                            section.heading(),
                            place)));
      } else {
        section.blocks().forEach(this::blanks);
        impact(section);
      }
    }
  }

  /** Whether nothing of the author's stands in the section or in those below it. */
  private boolean isEmpty(int index) {
    List<Section> sections = document.sections();
    int level = sections.get(index).level();
    for (int i = index;
        i < sections.size() && (i == index || sections.get(i).level() > level);
        i++) {
      if (hasContent(sections.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A table's first row is its headings: content begins with the second. */
  private boolean hasContent(Section section) {
    boolean other =
        section.blocks().stream()
            .anyMatch(
                block ->
                    block.kind() != BlockKind.GUIDANCE
                        && block.kind() != BlockKind.HEADING
                        && block.kind() != BlockKind.TABLE_CELL
                        && !isStandIn(block.text().text()));
    return other || hasRow(section);
  }

  private boolean hasRow(Section section) {
    List<Block> cells =
        section.blocks().stream().filter(b -> b.kind() == BlockKind.TABLE_CELL).toList();
    if (cells.isEmpty()) {
      return false;
    }
    Integer row = rowsWithWords.ceiling(place(cells.get(0)).start());
    return row != null && row <= place(cells.get(cells.size() - 1)).end();
  }

  /** Blanks, dots, dashes, or a word that promises words. */
  private static boolean isStandIn(String text) {
    String words = text.strip().toLowerCase(Locale.ROOT);
    return words.codePoints().noneMatch(Character::isLetterOrDigit) || STAND_INS.contains(words);
  }

  /** The first thing below the heading, else the last thing above it. */
  private Optional<Span> placeOf(int index) {
    List<Section> sections = document.sections();
    for (int i = index; i >= 0; i--) {
      List<Block> blocks = sections.get(i).blocks();
      if (!blocks.isEmpty()) {
        return Optional.of(place(blocks.get(i == index ? 0 : blocks.size() - 1)));
      }
    }
    return Optional.of(new Span(0, 0));
  }

  private void blanks(Block block) {
    if (block.kind().isProse()) {
      String text = block.text().text();
      var matcher = BLANK.matcher(text);
      if (!isStandIn(text) && matcher.find()) {
        gaps.add(Gap.at(Kind.BLANK_LEFT, name(text), place(block)));
      }
    }
  }

  private void impact(Section section) {
    if (section.role() == SectionRole.IMPACT) {
      List<Block> words = section.blocks().stream().filter(b -> b.kind().isProse()).toList();
      if (!words.isEmpty()
          && words.stream().noneMatch(block -> NUMBER.matcher(block.text().text()).find())) {
        gaps.add(Gap.at(Kind.IMPACT_WITHOUT_NUMBER, section.heading(), place(words.get(0))));
      }
    }
  }

  private List<Gap> missing(Form form) {
    Set<SectionRole> there = new HashSet<>();
    document.sections().forEach(section -> there.add(section.role()));
    if (document.sections().stream().anyMatch(section -> Timeline.of(section).isTimeline())) {
      there.add(SectionRole.TIMELINE);
    }
    List<Gap> missing =
        form.parts().stream()
            .filter(part -> !there.contains(part.role()))
            .map(Gap::missing)
            .toList();
    // Headings in other words than we know tell nothing about what is missing.
    return missing.size() * 2 > form.parts().size() ? List.of() : missing;
  }

  // Timelines

  private void timelines() {
    boolean zoned = Timeline.namesZone(document);
    for (Section section : document.sections()) {
      Timeline timeline = Timeline.of(section);
      if (timeline.isTimeline()) {
        timeline
            .outOfOrder()
            .forEach(
                block ->
                    gaps.add(
                        Gap.at(Kind.TIME_OUT_OF_ORDER, name(block.text().text()), place(block))));
        if (!zoned) {
          gaps.add(Gap.at(Kind.ZONE_MISSING, section.heading(), place(timeline.first())));
        }
      }
    }
  }

  // Factors and actions

  private void factors() {
    Set<String> answered = new HashSet<>();
    tasks.forEach(task -> answered.add(folded(task.row().factor())));
    for (PageTable table : tables) {
      int answer = answerColumn(table);
      if (table.role() == SectionRole.CAUSES && answer > 0) {
        for (PageTable.Row row : table.rows()) {
          String factor = row.cell(0);
          boolean isAnswered =
              (!isStandIn(row.cell(answer)) && !BARE_ACCEPTANCE.matches(row.cell(answer)))
                  || answered.contains(folded(factor));
          if (!isStandIn(factor) && !isAnswered) {
            gaps.add(Gap.at(Kind.FACTOR_WITHOUT_ACTION, name(factor), row.place()));
          }
        }
      }
    }
  }

  private static int answerColumn(PageTable table) {
    for (int i = 1; i < table.headings().size(); i++) {
      if (ANSWER.matcher(table.headings().get(i)).find()) {
        return i;
      }
    }
    return table.headings().size() >= 3 ? table.headings().size() - 1 : -1;
  }

  private void actions() {
    for (PageTask task : tasks) {
      if (task.row().state() != Agreement.NOT_DONE_BECAUSE) {
        action(
            task.row().title(),
            rows.getOrDefault(task.offset(), new Span(task.offset(), task.offset())),
            !isStandIn(task.row().owner()) && !task.row().owner().isEmpty());
      }
    }
    for (Section section : document.sections()) {
      if (section.role() == SectionRole.ACTION_ITEMS) {
        for (Block block : section.blocks()) {
          if (block.kind() == BlockKind.LIST_ITEM && !isStandIn(block.text().text())) {
            action(block.text().text().strip(), place(block), namesSomebody(block));
          }
        }
      }
    }
  }

  private void action(String title, Span place, boolean hasOwner) {
    if (ISSUE.matcher(place.of(source)).find()) {
      return; // The issue knows its owner.
    }
    gaps.add(Gap.at(Kind.ACTION_WITHOUT_LINK, name(title), place));
    if (!hasOwner) {
      gaps.add(Gap.at(Kind.ACTION_WITHOUT_OWNER, name(title), place));
    }
  }

  private static boolean namesSomebody(Block block) {
    return block.text().text().indexOf('@') >= 0
        || block.text().text().toLowerCase(Locale.ROOT).contains("owner")
        || block.marks().stream().anyMatch(mark -> mark.kind() == Mark.Kind.MENTION);
  }

  private static String name(String words) {
    String all = words.strip();
    if (all.length() <= LONGEST_NAME) {
      return all;
    }
    int end =
        Character.isHighSurrogate(all.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
    return all.substring(0, end) + "…";
  }

  private static String folded(String words) {
    return words.strip().toLowerCase(Locale.ROOT);
  }

  private static Span place(Block block) {
    return block.text().toSource(new Span(0, block.text().text().length()));
  }
}
