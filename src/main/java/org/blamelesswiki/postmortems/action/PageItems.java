package org.blamelesswiki.postmortems.action;

import java.util.List;

/**
 * The action items that a page itself names, in page order.
 *
 * @param mentions issues; the same issue may be named more than once
 * @param tasks items that live on the page only
 */
public record PageItems(List<Mention> mentions, List<PageTask> tasks) {

  public PageItems {
    mentions = List.copyOf(mentions);
    tasks = List.copyOf(tasks);
  }
}
