package org.blamelesswiki.postmortems.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the action items of a page were when it was shared. It follows the rule of the live list:
 * title and owner only where every reader of the space may see them.
 *
 * @param takenAt when
 * @param lines the items, in page order
 * @param hidden how many more there were
 */
public record Snapshot(Instant takenAt, List<Line> lines, int hidden) {

  public Snapshot {
    lines = List.copyOf(lines);
  }

  /**
   * An item as it was.
   *
   * @param tracker the id of its connection; empty for a line of the page
   * @param key its key, or the page's id for a line of the page
   * @param type as {@link ActionType#key()}; empty when nobody said
   * @param statusClass as {@link StatusClass#key()}; empty when the tracker had not answered
   * @param due null if it had no date
   * @param title empty where it may not be named
   * @param owner empty where it may not be named, or had none
   */
  public record Line(
      String tracker,
      String key,
      String type,
      String statusClass,
      @Nullable LocalDate due,
      String title,
      String owner) {

    private Line withoutOwner() {
      return new Line(tracker, key, type, statusClass, due, title, "");
    }
  }

  /** Keeps of {@code collected} what {@code disclosure} lets every reader of {@code space} see. */
  public static Snapshot of(
      ActionItems.Collected collected, Disclosure disclosure, String space, Instant now) {
    List<Line> lines =
        collected.items().stream().map(item -> line(item, disclosure, space)).toList();
    return new Snapshot(now, lines, collected.hidden());
  }

  private static Line line(ActionItem item, Disclosure disclosure, String space) {
    String tracker = item.id() instanceof IssueRef ref ? ref.tracker() : "";
    Details details = item.details();
    if (details == null) {
      return new Line(tracker, key(item.id()), "", "", null, "", "");
    }
    boolean named =
        item.id() instanceof TaskId || disclosure.mayName(tracker, details.project(), space);
    return new Line(
        tracker,
        key(item.id()),
        details.type() == null ? "" : details.type().key(),
        details.status().statusClass().key(),
        details.due(),
        named ? details.title() : "",
        named ? details.owner().name() : "");
  }

  /** The same, with nobody as the owner of what one of {@code names} owned. */
  public Snapshot withoutOwner(Set<String> names) {
    return new Snapshot(
        takenAt,
        lines.stream()
            .map(line -> names.contains(line.owner()) ? line.withoutOwner() : line)
            .toList(),
        hidden);
  }

  /** What it kept of the item {@code id}. */
  public Optional<Line> line(ItemId id) {
    String tracker = id instanceof IssueRef ref ? ref.tracker() : "";
    String key = key(id);
    return lines.stream()
        .filter(line -> line.key().equals(key) && line.tracker().equals(tracker))
        .findFirst();
  }

  private static String key(ItemId id) {
    return id instanceof TaskId task ? task.value() : id.label();
  }
}
