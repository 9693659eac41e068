package org.blamelesswiki.postmortems.action;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The action items of one page as they are counted over many.
 *
 * @param page the page's id
 * @param space the key of its space
 * @param items without doubles, in page order
 * @param hidden how many more there are that not every reader of the space may see
 */
public record RollUpPage(String page, String space, List<RollUpItem> items, int hidden) {

  public RollUpPage {
    items = List.copyOf(items);
  }

  /** What {@code collected} tells, and where it tells nothing yet what {@code before} told. */
  public static RollUpPage of(
      String page, String space, ActionItems.Collected collected, RollUpPage before) {
    Map<String, RollUpItem> known = new HashMap<>();
    before.items.forEach(item -> known.put(item.tracker() + " " + item.key(), item));
    List<RollUpItem> items =
        collected.items().stream()
            .map(RollUpItem::of)
            .map(item -> item.orElse(known.getOrDefault(item.tracker() + " " + item.key(), item)))
            .toList();
    return new RollUpPage(page, space, items, collected.hidden());
  }

  /** A page of which nothing is known yet. */
  public static RollUpPage empty(String page, String space) {
    return new RollUpPage(page, space, List.of(), 0);
  }
}
