package org.blamelesswiki.postmortems.action;

import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One follow-up, whatever number of sources name it.
 *
 * @param id what makes it one
 * @param sources every way it came to be on the list
 * @param link where a browser shows it, or null for a line of the page
 * @param details what its tracker or the page says, or null while the tracker has said nothing yet
 * @param asOf when the tracker said so, or null for a line of the page
 * @param row what the page's action table says beside it
 */
public record ActionItem(
    ItemId id,
    Set<ItemSource> sources,
    @Nullable URI link,
    @Nullable Details details,
    @Nullable Instant asOf,
    TableRow row) {

  public ActionItem {
    sources = Set.copyOf(sources);
  }

  /** The same, also known from {@code source} and {@code other}, which fills what is not said. */
  ActionItem alsoFrom(ItemSource source, TableRow other) {
    EnumSet<ItemSource> all = EnumSet.of(source);
    all.addAll(sources);
    return new ActionItem(id, all, link, details, asOf, row.equals(TableRow.NONE) ? other : row);
  }

  ActionItem withLink(URI where) {
    return new ActionItem(id, sources, where, details, asOf, row);
  }

  /** The same with what {@code issue} says. */
  ActionItem withIssue(Issue issue, Instant when) {
    return new ActionItem(
        id, sources, issue.link(), issue.details().withTypeUnlessGiven(row.type()), when, row);
  }
}
