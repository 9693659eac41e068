package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.blamelesswiki.postmortems.action.IssueLookup;
import org.blamelesswiki.postmortems.action.IssueNames;
import org.blamelesswiki.postmortems.action.Mention;
import org.blamelesswiki.postmortems.action.PageItems;
import org.blamelesswiki.postmortems.action.PageReader;
import org.blamelesswiki.postmortems.action.PageTask;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;

/**
 * Reads the action items that a page names: by the trackers there are, and by the wiki's markup.
 */
final class PageActions {

  private static final int REMEMBERED = 200;

  private final ConfiguredTrackers trackers;
  private final Function<WikiPage, ActionItemsMacro.Extra> markup;
  private final Function<WikiPage, List<IssueLookup.Query>> linking;

  /** A page is read again only when its text, or what counts as an issue, is another. */
  private final Recent<Key, PageItems> read = new Recent<>(REMEMBERED);

  /**
   * A reader.
   *
   * @param trackers whose issues count
   * @param markup what only the wiki's own markup tells
   * @param linking the questions for what trackers link to a page
   */
  PageActions(
      ConfiguredTrackers trackers,
      Function<WikiPage, ActionItemsMacro.Extra> markup,
      Function<WikiPage, List<IssueLookup.Query>> linking) {
    this.trackers = trackers;
    this.markup = markup;
    this.linking = linking;
  }

  private record Key(String page, String source, List<IssueNames> names) {}

  /** The questions for what trackers link to {@code page}. */
  List<IssueLookup.Query> linked(WikiPage page) {
    return linking.apply(page);
  }

  /** What {@code page} names. */
  PageItems of(WikiPage page) {
    List<IssueNames> names = trackers.issues().names();
    Key key = new Key(page.ref().id(), page.source(), names);
    PageItems items = read.get(key);
    if (items == null) {
      items = read(page, names);
      read.put(key, items);
    }
    return items;
  }

  private PageItems read(WikiPage page, List<IssueNames> names) {
    PageItems named = new PageReader(names).read(page.document(), page.source());
    ActionItemsMacro.Extra extra = markup.apply(page);
    if (extra.equals(ActionItemsMacro.Extra.NONE)) {
      return named;
    }
    List<Mention> mentions = new ArrayList<>(named.mentions());
    mentions.addAll(extra.mentions());
    mentions.sort(Comparator.comparingInt(Mention::offset));
    List<PageTask> tasks = new ArrayList<>(named.tasks());
    tasks.addAll(extra.tasks());
    return new PageItems(mentions, tasks);
  }
}
