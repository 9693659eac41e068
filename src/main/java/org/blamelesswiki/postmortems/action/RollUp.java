package org.blamelesswiki.postmortems.action;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.blamelesswiki.postmortems.action.RollUpQuery.Age;
import org.blamelesswiki.postmortems.action.RollUpQuery.Show;

/**
 * The action items of many pages, counted and listed. Never by person: the one question about
 * owners is whether an item is the asker's own, and a space is counted as a team only where nobody
 * can be picked out of it.
 *
 * @param figures of everything the asker may see in the space asked for, whatever else the query
 *     says
 * @param spaces the same for each space that is large enough, by key
 * @param found how many items the query picks
 * @param entries a part of them, longest past their date first, then by date
 */
public record RollUp(Figures figures, Map<String, Figures> spaces, int found, List<Entry> entries) {

  /** A space with fewer people who have taken an item on is not counted by itself. */
  public static final int FEWEST_PEOPLE = 5;

  /** A space with fewer items is not counted by itself. */
  public static final int FEWEST_ITEMS = 10;

  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(
              (Entry entry) -> entry.item().dueDay() == 0 ? Long.MAX_VALUE : entry.item().dueDay())
          .thenComparing(entry -> entry.page().page())
          .thenComparing(entry -> entry.item().key());

  public RollUp {
    spaces = Map.copyOf(spaces);
    entries = List.copyOf(entries);
  }

  /** One item, with the page it stands on. */
  public record Entry(RollUpPage page, RollUpItem item) {}

  /**
   * Counts.
   *
   * @param open something is left to do
   * @param pastDate open, and past their date
   * @param proposed not agreed yet
   * @param done closed and done
   * @param notDoing closed on purpose without being done
   * @param inTime of those done that had a date, how many by then
   * @param dated how many of those done had a date, and are known to have been closed on a day
   * @param hidden not named to every reader
   * @param byAge those past their date by age, and then by the key of their type, empty for none
   */
  public record Figures(
      int open,
      int pastDate,
      int proposed,
      int done,
      int notDoing,
      int inTime,
      int dated,
      int hidden,
      Map<Age, Map<String, Integer>> byAge) {

    /** How many of {@code type} are past their date by {@code age}. */
    public int past(Age age, String type) {
      return byAge.getOrDefault(age, Map.of()).getOrDefault(type, 0);
    }

    /** How many are past their date by {@code age}. */
    public int past(Age age) {
      return byAge.getOrDefault(age, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The types that something past its date has, empty for none, in order. */
    public List<String> types() {
      return byAge.values().stream().flatMap(m -> m.keySet().stream()).distinct().sorted().toList();
    }

    /** The share of those done by their date, in whole percent; 0 where none had one. */
    public int inTimePercent() {
      return dated == 0 ? 0 : Math.round(100f * inTime / dated);
    }
  }

  /**
   * Counts {@code pages}, and lists what {@code query} picks.
   *
   * @param mayView whether the asker may see a page, by its id
   * @param owner whose an item is: any name that is the same for the same person; empty for nobody
   *     or not known
   * @param isMine whether an item is the asker's
   * @param today the day dates are held against, in {@code zone}
   * @param from how many of what is found to leave out in front
   * @param size how many to list at most
   */
  public static RollUp of(
      Collection<RollUpPage> pages,
      RollUpQuery query,
      Predicate<String> mayView,
      Function<RollUpItem, String> owner,
      BiPredicate<RollUpPage, RollUpItem> isMine,
      LocalDate today,
      ZoneId zone,
      int from,
      int size) {
    Count all = new Count(zone);
    Map<String, Count> spaces = new TreeMap<>();
    List<Entry> found = new ArrayList<>();
    for (RollUpPage page : pages) {
      if (!(query.space().isEmpty() || query.space().equals(page.space()))
          || !mayView.test(page.page())) {
        continue;
      }
      Count space = spaces.computeIfAbsent(page.space(), key -> new Count(zone));
      all.hidden += page.hidden();
      space.hidden += page.hidden();
      for (RollUpItem item : page.items()) {
        long daysPast = item.daysPast(today);
        all.add(item, daysPast);
        space.add(item, daysPast);
        String who = owner.apply(item);
        if (!who.isEmpty()) {
          space.people.add(who);
        }
        if (isWanted(item, daysPast, query) && (!query.mine() || isMine.test(page, item))) {
          found.add(new Entry(page, item));
        }
      }
    }
    Map<String, Figures> large = new TreeMap<>();
    spaces.forEach(
        (key, count) -> {
          if (count.people.size() >= FEWEST_PEOPLE && count.items >= FEWEST_ITEMS) {
            large.put(key, count.figures());
          }
        });
    return new RollUp(all.figures(), large, found.size(), part(found, from, size));
  }

  /** What stands from {@code from} on; only as much is put in order as is given. */
  private static List<Entry> part(List<Entry> found, int from, int size) {
    long end = Math.min((long) from + size, found.size());
    if (end >= found.size() / 4) {
      found.sort(ORDER);
      int start = Math.min(from, found.size());
      return found.subList(start, (int) Math.max(start, end));
    }
    PriorityQueue<Entry> first = new PriorityQueue<>(ORDER.reversed());
    for (Entry entry : found) {
      if (first.size() < end) {
        first.add(entry);
      } else if (ORDER.compare(entry, first.element()) < 0) {
        first.remove();
        first.add(entry);
      }
    }
    List<Entry> sorted = new ArrayList<>(first);
    sorted.sort(ORDER);
    return sorted.subList(Math.min(from, sorted.size()), sorted.size());
  }

  private static boolean isWanted(RollUpItem item, long daysPast, RollUpQuery query) {
    return isShown(item, daysPast, query.show())
        && (query.type().isEmpty() || query.type().equals(item.type()))
        && (query.age() == Age.ANY || query.age().holds(daysPast));
  }

  private static boolean isShown(RollUpItem item, long daysPast, Show show) {
    return switch (show) {
      case OPEN -> item.isOpen();
      case PAST_DATE -> daysPast > 0;
      case PROPOSED -> item.proposed();
      case DONE -> item.statusClass().equals(StatusClass.DONE.key());
      case NOT_DOING -> item.statusClass().equals(StatusClass.NOT_DOING.key());
      case ALL -> true;
    };
  }

  /** Counts while it goes through the pages. */
  private static final class Count {

    private final ZoneId zone;
    private final Map<Age, Map<String, Integer>> byAge = new EnumMap<>(Age.class);
    private final Set<String> people = new HashSet<>();
    private int items;
    private int open;
    private int pastDate;
    private int proposed;
    private int done;
    private int notDoing;
    private int inTime;
    private int dated;
    private int hidden;

    Count(ZoneId zone) {
      this.zone = zone;
    }

    void add(RollUpItem item, long daysPast) {
      items++;
      if (item.proposed()) {
        proposed++;
      } else if (item.statusClass().equals(StatusClass.DONE.key())) {
        done++;
        addDone(item);
      } else if (item.statusClass().equals(StatusClass.NOT_DOING.key())) {
        notDoing++;
      } else {
        open++;
        if (daysPast > 0) {
          pastDate++;
          byAge
              .computeIfAbsent(Age.of(daysPast), age -> new TreeMap<>())
              .merge(item.type(), 1, Integer::sum);
        }
      }
    }

    private void addDone(RollUpItem item) {
      if (item.dueDay() != 0 && item.resolvedMillis() != 0) {
        dated++;
        long day =
            LocalDate.ofInstant(Instant.ofEpochMilli(item.resolvedMillis()), zone).toEpochDay();
        inTime += day <= item.dueDay() ? 1 : 0;
      }
    }

    Figures figures() {
      return new Figures(open, pastDate, proposed, done, notDoing, inTime, dated, hidden, byAge);
    }
  }
}
