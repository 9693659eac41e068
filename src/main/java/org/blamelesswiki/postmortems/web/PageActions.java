package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.blamelesswiki.postmortems.action.IssueLookup;
import org.blamelesswiki.postmortems.action.Mention;
import org.blamelesswiki.postmortems.action.PageItems;
import org.blamelesswiki.postmortems.action.PageReader;
import org.blamelesswiki.postmortems.action.PageTask;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;

/**
 * Reads the action items that a page names: by the trackers there are, and by the wiki's markup.
 *
 * @param trackers whose issues count
 * @param markup what only the wiki's own markup tells
 * @param linking the questions for what trackers link to a page
 */
record PageActions(
    ConfiguredTrackers trackers,
    Function<WikiPage, ActionItemsMacro.Extra> markup,
    Function<WikiPage, List<IssueLookup.Query>> linking) {

  /** The questions for what trackers link to {@code page}. */
  List<IssueLookup.Query> linked(WikiPage page) {
    return linking.apply(page);
  }

  /** What {@code page} names. */
  PageItems of(WikiPage page) {
    PageItems named =
        new PageReader(trackers.issues().names()).read(page.document(), page.source());
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
