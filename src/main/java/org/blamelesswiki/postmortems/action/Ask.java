package org.blamelesswiki.postmortems.action;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a page's action items.
 *
 * @param reader who looks
 * @param queries what else to list beside what the page names
 * @param budget how long the page may wait for trackers
 * @param today the day, where the wiki is, that dates are held against
 * @param display how to show them
 * @param snapshot what was kept when the page was shared, or null
 */
public record Ask(
    Reader reader,
    List<IssueLookup.Query> queries,
    Duration budget,
    LocalDate today,
    Display display,
    @Nullable Snapshot snapshot) {

  /** How long a page waits for trackers unless an admin says otherwise. */
  public static final Duration DEFAULT_BUDGET = Duration.ofMillis(300);

  public Ask {
    queries = List.copyOf(queries);
    if (budget.isNegative()) {
      throw new IllegalArgumentException("a budget of " + budget);
    }
  }

  /** What the page names, shown in full, within the default budget. */
  public static Ask of(Reader reader, LocalDate today) {
    return new Ask(reader, List.of(), DEFAULT_BUDGET, today, Display.FULL, null);
  }

  public Ask with(Display display) {
    return new Ask(reader, queries, budget, today, display, snapshot);
  }

  public Ask with(List<IssueLookup.Query> queries) {
    return new Ask(reader, queries, budget, today, display, snapshot);
  }

  public Ask with(Duration budget) {
    return new Ask(reader, queries, budget, today, display, snapshot);
  }

  public Ask since(Snapshot snapshot) {
    return new Ask(reader, queries, budget, today, display, snapshot);
  }
}
