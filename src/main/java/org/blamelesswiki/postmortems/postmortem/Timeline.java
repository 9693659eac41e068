package org.blamelesswiki.postmortems.postmortem;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.Section;
import org.jspecify.annotations.Nullable;

/** The blocks of a section that begin with a clock time. */
final class Timeline {

  /** With fewer, times in a text are no timeline. */
  private static final int FEWEST = 3;

  private static final int DAY = 24 * 60;

  private static final Pattern LEADING =
      Pattern.compile(
          "^[^\\pL\\pN]{0,4}(?:([0-9]{4}-[0-9]{2}-[0-9]{2})[T ,]*)?(?i:at |um |about |around |~ ?)?"
              + "([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})? ?((?i:am|pm)\\b)?");

  private static final Pattern ZONE =
      Pattern.compile(
          "\\b(?:UTC|GMT|CET|CEST|MEZ|MESZ|WET|WEST|EET|EEST|MSK|BST|[ECMP][SD]T|AKST|AKDT|HST|IST|"
              + "SGT|HKT|JST|KST|AE[SD]T|AC[SD]T|AWST|NZ[SD]T|BRT|ART|SAST|CAT|EAT)\\b"
              + "|[0-9]Z\\b|[0-9] ?[+-][0-9]{2}:?[0-9]{2}\\b|(?i:local time|ortszeit)"
              + "|\\b(?:Europe|America|Asia|Africa|Australia|Pacific)/[A-Z]");

  /** A cell beside the time column may begin with a time of its own; only a bare time counts. */
  private static final int LONGEST_TIME_CELL = 30;

  private final List<Entry> entries;

  private record Entry(Block block, Optional<LocalDate> date, int minute) {}

  private Timeline(List<Entry> entries) {
    this.entries = entries;
  }

  static Timeline of(Section section) {
    List<Entry> entries = new ArrayList<>();
    for (Block block : section.blocks()) {
      if (block.kind().isProse() && block.kind() != BlockKind.TITLE) {
        entry(block).ifPresent(entries::add);
      }
    }
    return new Timeline(entries);
  }

  /** Whether the document says anywhere in which zone its times are. */
  static boolean namesZone(Document document) {
    return document.sections().stream()
        .anyMatch(
            section ->
                ZONE.matcher(section.heading()).find()
                    || section.blocks().stream()
                        .anyMatch(block -> ZONE.matcher(block.text().text()).find()));
  }

  boolean isTimeline() {
    return entries.size() >= FEWEST;
  }

  /** The first block with a time. */
  Block first() {
    return entries.get(0).block();
  }

  /** The blocks whose time is earlier than that of the one before; midnight may lie between. */
  List<Block> outOfOrder() {
    List<Block> found = new ArrayList<>();
    long day = 0;
    long last = Long.MIN_VALUE;
    for (Entry entry : entries) {
      day = entry.date().map(LocalDate::toEpochDay).orElse(day);
      long at = day * DAY + entry.minute();
      if (entry.date().isEmpty() && last - at > DAY / 2) {
        day++;
        at += DAY;
      }
      if (at < last) {
        found.add(entry.block());
      }
      last = at;
    }
    return found;
  }

  private static Optional<Entry> entry(Block block) {
    String text = block.text().text();
    String start = text.substring(0, Math.min(text.length(), 60));
    Matcher matcher = LEADING.matcher(start);
    if (!matcher.find()
        || (block.kind() == BlockKind.TABLE_CELL && text.strip().length() > LONGEST_TIME_CELL)) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(matcher.group(2));
    int minute = Integer.parseInt(matcher.group(3));
    if (hour > 24 || minute > 59) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(block, date(matcher.group(1)), hour(hour, matcher.group(4)) * 60 + minute));
  }

  private static int hour(int hour, @Nullable String half) {
    if (half == null || hour > 12) {
      return hour;
    }
    return hour % 12 + (half.toLowerCase(Locale.ROOT).equals("pm") ? 12 : 0);
  }

  private static Optional<LocalDate> date(@Nullable String words) {
    try {
      return words == null ? Optional.empty() : Optional.of(LocalDate.parse(words));
    } catch (DateTimeException e) {
      return Optional.empty(); // A page may hold any digits.
    }
  }
}
