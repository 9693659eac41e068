package org.blamelesswiki.postmortems.action;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.blamelesswiki.postmortems.action.IssueLookup.Answer;
import org.blamelesswiki.postmortems.action.IssueLookup.Found;
import org.blamelesswiki.postmortems.action.IssueLookup.Query;
import org.blamelesswiki.postmortems.action.IssueLookup.Sight;

/**
 * One list out of everything that names an action item: without doubles, in page order, then what
 * only the trackers know of. Asks each tracker once.
 */
public final class ActionItems {

  private final IssueLookup trackers;

  public ActionItems(IssueLookup trackers) {
    this.trackers = trackers;
  }

  /** The action items of a page as {@code ask} wants them shown. Never throws for a tracker. */
  public ActionItemsView view(PageItems page, Ask ask) {
    Collected collected = collect(page, ask);
    return ActionItemsView.of(collected, ask);
  }

  /** The action items of a page with what the trackers say of them. */
  public Collected collect(PageItems page, Ask ask) {
    Map<ItemId, ActionItem> items = namedBy(page);
    Set<IssueRef> refs = new LinkedHashSet<>();
    for (ItemId id : items.keySet()) {
      if (id instanceof IssueRef ref) {
        refs.add(ref);
      }
    }
    Answer answer = trackers.look(refs, ask.queries(), ask.reader(), ask.budget());
    Set<IssueRef> hidden = new HashSet<>();
    for (IssueRef ref : refs) {
      Sight sight = answer.issues().get(ref);
      if (sight != null) {
        if (sight.issue() == null) {
          hidden.add(ref);
          items.remove(ref);
        } else {
          place(items, ref, sight.issue(), sight.asOf());
        }
      }
    }
    items.replaceAll((id, item) -> withLink(item));
    int hiddenByQueries = addFound(items, answer, ask.queries());
    return new Collected(
        List.copyOf(items.values()), hidden.size() + hiddenByQueries, answer.trackers());
  }

  /** Even when its tracker says nothing, an issue can be opened. */
  private ActionItem withLink(ActionItem item) {
    return item.link() == null && item.id() instanceof IssueRef ref
        ? trackers.link(ref).map(item::withLink).orElse(item)
        : item;
  }

  /** An issue that was moved answers to its old key under its new one. */
  private static void place(
      Map<ItemId, ActionItem> items, IssueRef ref, Issue issue, Instant asOf) {
    ActionItem known = items.get(ref);
    if (known == null) {
      return;
    }
    ActionItem under = items.get(issue.ref());
    if (issue.ref().equals(ref)) {
      items.put(ref, known.withIssue(issue, asOf));
    } else if (under != null) {
      items.remove(ref);
    } else {
      ActionItem moved =
          new ActionItem(issue.ref(), known.sources(), null, null, null, known.row());
      items.put(ref, moved.withIssue(issue, asOf));
    }
  }

  private static Map<ItemId, ActionItem> namedBy(PageItems page) {
    Map<Integer, List<ActionItem>> byPlace = new TreeMap<>();
    for (Mention mention : page.mentions()) {
      byPlace
          .computeIfAbsent(mention.offset(), offset -> new ArrayList<>())
          .add(
              new ActionItem(
                  mention.issue(), Set.of(mention.source()), null, null, null, mention.row()));
    }
    for (PageTask task : page.tasks()) {
      byPlace
          .computeIfAbsent(task.offset(), offset -> new ArrayList<>())
          .add(
              new ActionItem(
                  task.id(), Set.of(task.source()), null, task.details(), null, task.row()));
    }
    Map<ItemId, ActionItem> items = new LinkedHashMap<>();
    byPlace.values().stream()
        .flatMap(Collection::stream)
        .forEach(
            item ->
                items.merge(
                    item.id(),
                    item,
                    (first, again) ->
                        first.alsoFrom(again.sources().iterator().next(), again.row())));
    return items;
  }

  private static int addFound(Map<ItemId, ActionItem> items, Answer answer, List<Query> queries) {
    int hidden = 0;
    for (Query query : queries) {
      Found found = answer.found().get(query);
      if (found != null) {
        hidden += found.hidden();
        for (Issue issue : found.issues()) {
          ActionItem fresh =
              new ActionItem(
                  issue.ref(),
                  Set.of(query.source()),
                  issue.link(),
                  issue.details(),
                  found.asOf(),
                  TableRow.NONE);
          items.merge(
              issue.ref(), fresh, (named, again) -> named.alsoFrom(query.source(), TableRow.NONE));
        }
      }
    }
    return hidden;
  }

  /**
   * The items of one page.
   *
   * @param items without doubles
   * @param hidden how many more the viewer may not see, or are not there
   * @param trackers how each connection fares, by id
   */
  public record Collected(
      List<ActionItem> items, int hidden, Map<String, IssueLookup.TrackerState> trackers) {
    public Collected {
      items = List.copyOf(items);
      trackers = Map.copyOf(trackers);
    }
  }
}
