package org.blamelesswiki.postmortems.action;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page's action items, ready to be shown: nothing is left to decide.
 *
 * @param layout how much of each item to show
 * @param groups the rows under their headings; one group without heading when not grouped
 * @param progress of all items, whatever the filter left out
 * @param left how many the filter left out
 * @param hidden how many more there are that the reader may not see
 * @param asOf the age of the oldest state shown, or null when no tracker was asked
 * @param notices what keeps a tracker's answer from being fresh, one each
 * @param takenAt when the page was shared and the states beside "now" were kept, or null
 * @param today the day dates were held against
 */
public record ActionItemsView(
    Display.Layout layout,
    List<RowGroup> groups,
    Progress progress,
    int left,
    int hidden,
    @Nullable Instant asOf,
    List<Notice> notices,
    @Nullable Instant takenAt,
    LocalDate today) {

  /** Stands where an owner may not be named, which is not the same as having none. */
  private static final String NOT_NAMED = "–";

  public ActionItemsView {
    groups = List.copyOf(groups);
    notices = List.copyOf(notices);
  }

  /** The same without what a reader could do about a tracker. */
  public ActionItemsView withoutNotices() {
    return new ActionItemsView(
        layout, groups, progress, left, hidden, asOf, List.of(), takenAt, today);
  }

  /**
   * Rows that belong together.
   *
   * @param kind what they are grouped by, as a message key; empty when not grouped
   * @param name the value they share; empty for none
   */
  public record RowGroup(String kind, String name, List<Row> rows) {
    public RowGroup {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One item.
   *
   * @param key its issue key; empty for a line of the page
   * @param link where a browser shows it; empty for none
   * @param title as its tracker or the page says
   * @param type as {@link ActionType#key()}; empty when nobody said
   * @param priority the tracker's own word
   * @param status the tracker's own word
   * @param statusClass as {@link StatusClass#key()}; empty while not known
   * @param owner as shown; empty for nobody
   * @param due null for none
   * @param pastDate open, and past its date
   * @param stale whether it is the last known state and not a fresh one
   * @param asOf when the tracker said so, or null
   * @param factor the contributing factor it answers; empty when not said
   * @param agreement as {@link Agreement#key()}
   * @param reason why it is not done, where it is not
   * @param atPublication its status class when the page was shared; empty when not kept
   */
  public record Row(
      String key,
      String link,
      String title,
      String type,
      String priority,
      String status,
      String statusClass,
      String owner,
      @Nullable LocalDate due,
      boolean pastDate,
      boolean stale,
      @Nullable Instant asOf,
      String factor,
      String agreement,
      String reason,
      String atPublication) {}

  /**
   * Something a reader should know about a tracker's answer.
   *
   * @param tracker its name
   * @param condition as {@link IssueLookup.Condition#key()}
   * @param asOf the age of what is shown of it, or null if nothing is
   * @param permissionLink where the reader can allow the wiki to ask in their name; empty for none
   */
  public record Notice(
      String tracker, String condition, @Nullable Instant asOf, String permissionLink) {}

  /** Every row, in the order shown. */
  public List<Row> rows() {
    return groups.stream().flatMap(group -> group.rows().stream()).toList();
  }

  /** The day in {@code zone} when the page was shared, or null. */
  public @Nullable LocalDate takenOn(ZoneId zone) {
    return takenAt == null ? null : LocalDate.ofInstant(takenAt, zone);
  }

  public boolean isEmpty() {
    return progress.total() == 0 && hidden == 0;
  }

  /** What was kept when the page was shared, as a list of its own; asks no tracker. */
  public static ActionItemsView of(Snapshot then, IssueLookup links, LocalDate today) {
    List<Row> rows = then.lines().stream().map(line -> row(line, links)).toList();
    return new ActionItemsView(
        Display.Layout.FULL,
        List.of(new RowGroup("", "", rows)),
        Progress.of(then),
        0,
        then.hidden(),
        then.takenAt(),
        List.of(),
        null,
        today);
  }

  private static Row row(Snapshot.Line line, IssueLookup links) {
    boolean isIssue = !line.tracker().isEmpty();
    String link =
        isIssue
            ? links.link(new IssueRef(line.tracker(), line.key())).map(URI::toString).orElse("")
            : "";
    return new Row(
        isIssue ? line.key() : "",
        link,
        line.title(),
        line.type(),
        "",
        "",
        line.statusClass(),
        line.title().isEmpty() ? NOT_NAMED : line.owner(),
        line.due(),
        false,
        false,
        null,
        "",
        Agreement.NOT_SAID.key(),
        "",
        "");
  }

  /** {@code collected} as {@code ask} wants it shown. */
  public static ActionItemsView of(ActionItems.Collected collected, Ask ask) {
    Display display = ask.display();
    List<Entry> entries = new ArrayList<>();
    for (ActionItem item : collected.items()) {
      Entry entry = new Entry(item, row(item, collected, ask));
      if (isWanted(entry, display.filter(), ask.reader())) {
        entries.add(entry);
      }
    }
    Snapshot snapshot = ask.snapshot();
    return new ActionItemsView(
        display.layout(),
        grouped(sorted(entries, display.sort()), display.group()),
        Progress.of(collected.items(), ask.today()),
        collected.items().size() - entries.size(),
        collected.hidden(),
        oldest(collected.items()),
        notices(collected),
        snapshot == null ? null : snapshot.takenAt(),
        ask.today());
  }

  private record Entry(ActionItem item, Row row) {}

  private static Row row(ActionItem item, ActionItems.Collected collected, Ask ask) {
    TableRow says = item.row();
    Details details = item.details();
    Snapshot snapshot = ask.snapshot();
    String then =
        snapshot == null ? "" : snapshot.line(item.id()).map(Snapshot.Line::statusClass).orElse("");
    if (details == null) {
      return new Row(
          item.id().label(),
          item.link() == null ? "" : item.link().toString(),
          says.title(),
          says.type() == null ? "" : says.type().key(),
          "",
          "",
          "",
          says.owner(),
          says.due(),
          false,
          true,
          null,
          says.factor(),
          says.state().key(),
          says.reason(),
          then);
    }
    return new Row(
        item.id().label(),
        item.link() == null ? "" : item.link().toString(),
        details.title(),
        details.type() == null ? "" : details.type().key(),
        details.priority(),
        details.status().name(),
        details.status().statusClass().key(),
        details.owner().name(),
        details.due(),
        details.isPastItsDate(ask.today()),
        isStale(item, collected),
        item.asOf(),
        says.factor(),
        says.state().key(),
        says.reason(),
        then);
  }

  private static boolean isStale(ActionItem item, ActionItems.Collected collected) {
    if (!(item.id() instanceof IssueRef ref)) {
      return false;
    }
    IssueLookup.TrackerState state = collected.trackers().get(ref.tracker());
    return state != null && state.condition() != IssueLookup.Condition.FRESH;
  }

  private static boolean isWanted(Entry entry, Display.Filter filter, Reader reader) {
    Row row = entry.row();
    Details details = entry.item().details();
    boolean isClosed = details != null && details.status().statusClass().isClosed();
    boolean isMine =
        details != null
            && !reader.isAnonymous()
            && details.owner().id().equalsIgnoreCase(reader.user());
    return !(filter.open() && isClosed)
        && !(filter.pastDate() && !row.pastDate())
        && !(filter.mine() && !isMine)
        && (filter.statusClass().isEmpty() || filter.statusClass().equals(row.statusClass()))
        && (filter.type().isEmpty() || filter.type().equals(row.type()))
        && (filter.factor().isEmpty()
            || row.factor().toLowerCase(Locale.ROOT).contains(filter.factor()));
  }

  private static List<Entry> sorted(List<Entry> entries, Display.Sort sort) {
    return switch (sort) {
      case PAGE -> entries;
      case DUE -> sorted(entries, nullsLast(entry -> entry.row().due()));
      case STATUS -> sorted(entries, nullsLast(entry -> statusClass(entry.item())));
      case TYPE -> sorted(entries, nullsLast(entry -> type(entry.item())));
      case KEY ->
          sorted(
              entries,
              Comparator.comparing((Entry entry) -> projectOf(entry.item()))
                  .thenComparingInt(entry -> numberOf(entry.item())));
    };
  }

  private static List<Entry> sorted(List<Entry> entries, Comparator<Entry> order) {
    return entries.stream().sorted(order).toList();
  }

  private static <T extends Comparable<? super T>> Comparator<Entry> nullsLast(
      Function<Entry, @Nullable T> value) {
    return Comparator.comparing(value, Comparator.nullsLast(Comparator.naturalOrder()));
  }

  private static @Nullable StatusClass statusClass(ActionItem item) {
    Details details = item.details();
    return details == null ? null : details.status().statusClass();
  }

  private static @Nullable ActionType type(ActionItem item) {
    Details details = item.details();
    return details == null ? null : details.type();
  }

  private static String projectOf(ActionItem item) {
    return item.id() instanceof IssueRef ref ? ref.project() : "";
  }

  private static int numberOf(ActionItem item) {
    String label = item.id().label();
    String number = label.substring(label.lastIndexOf('-') + 1);
    return IssueKeys.isNumber(number) ? Integer.parseInt(number) : 0;
  }

  private static List<RowGroup> grouped(List<Entry> entries, Display.Group group) {
    Map<String, List<Row>> byName = new LinkedHashMap<>();
    orderOfNames(group).forEach(name -> byName.put(name, new ArrayList<>()));
    for (Entry entry : entries) {
      byName
          .computeIfAbsent(groupName(entry.row(), group), name -> new ArrayList<>())
          .add(entry.row());
    }
    String kind = group == Display.Group.NONE ? "" : group.name().toLowerCase(Locale.ROOT);
    return byName.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> new RowGroup(kind, entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Groups come in the order of work or of types; others as the page first names them. */
  private static List<String> orderOfNames(Display.Group group) {
    return switch (group) {
      case STATUS -> Arrays.stream(StatusClass.values()).map(StatusClass::key).toList();
      case TYPE -> Arrays.stream(ActionType.values()).map(ActionType::key).toList();
      case NONE, FACTOR, OWNER -> List.of();
    };
  }

  private static String groupName(Row row, Display.Group group) {
    return switch (group) {
      case NONE -> "";
      case STATUS -> row.statusClass();
      case TYPE -> row.type();
      case FACTOR -> row.factor();
      case OWNER -> row.owner();
    };
  }

  private static @Nullable Instant oldest(List<ActionItem> items) {
    return items.stream()
        .map(ActionItem::asOf)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static List<Notice> notices(ActionItems.Collected collected) {
    return collected.trackers().values().stream()
        .filter(state -> state.condition() != IssueLookup.Condition.FRESH)
        .map(
            state ->
                new Notice(
                    state.name(),
                    state.condition().key(),
                    state.asOf(),
                    state.permissionLink() == null ? "" : state.permissionLink().toString()))
        .sorted(Comparator.comparing(Notice::tracker))
        .toList();
  }
}
