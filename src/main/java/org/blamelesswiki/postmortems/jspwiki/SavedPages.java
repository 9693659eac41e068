package org.blamelesswiki.postmortems.jspwiki;

import java.time.Duration;
import java.util.Optional;
import org.apache.wiki.api.core.Attachment;
import org.apache.wiki.api.core.Engine;
import org.apache.wiki.api.core.Page;
import org.apache.wiki.api.exceptions.ProviderException;
import org.apache.wiki.event.WikiEvent;
import org.apache.wiki.event.WikiEventListener;
import org.apache.wiki.event.WikiPageEvent;
import org.apache.wiki.event.WikiPageRenameEvent;
import org.apache.wiki.pages.PageManager;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.publishing.Draft;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.web.Application;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the register of postmortems in step with the pages that JSPWiki saves, moves and loses. */
final class SavedPages implements WikiEventListener {

  private static final Logger log = LoggerFactory.getLogger(SavedPages.class);

  /** How long a page that is shared waits for its trackers. */
  private static final Duration SNAPSHOT_BUDGET = Duration.ofSeconds(2);

  private final Engine engine;
  private final WikiPages pages;
  private final Application application;

  SavedPages(Engine engine, WikiPages pages, Application application) {
    this.engine = engine;
    this.pages = pages;
    this.application = application;
  }

  /** Takes in the current version of a page. */
  void saved(String pageName, String text, Viewer viewer) {
    Optional<Macro> facts =
        text.contains(FactsMacro.NAME)
            ? WikiMarkup.read(text).call(FactsMacro.NAME)
            : Optional.empty();
    if (facts.isEmpty()) {
      application.register().removed(pageName);
      application.trackers().removed(pageName);
      return;
    }
    Optional<WikiPage> page = pages.find(pageName);
    page.ifPresent(p -> takeIn(p, macro(facts.get()), viewer));
  }

  /** Takes in what is not known yet or was changed while nobody listened. */
  void catchUp() {
    try {
      for (Page page : engine.getManager(PageManager.class).getAllPages()) {
        if (!(page instanceof Attachment) && !isKnown(page)) {
          pages
              .find(page.getName())
              .ifPresent(found -> saved(page.getName(), found.source(), Viewer.ANONYMOUS));
        }
      }
    } catch (ProviderException | RuntimeException e) {
      log.warn("the list of postmortems may lack pages until they are saved again", e);
    }
  }

  /**
   * Looks at the drafts that a wiki left when it stopped: a text that is saved needs none, and one
   * that JSPWiki began to write and did not finish waits for its author in the editor.
   */
  void compareDrafts() {
    try {
      for (Draft draft : application.drafts().all()) {
        pages.find(draft.page()).ifPresent(page -> compare(draft, page.source()));
      }
    } catch (RuntimeException e) {
      log.warn("drafts could not be compared with their pages: {}", e.getClass().getName());
    }
  }

  private void compare(Draft draft, String stored) {
    String kept = draft.text().strip();
    String page = stored.strip();
    if (page.equals(kept)) {
      application.drafts().forget(draft);
    } else if (page.length() < kept.length() && kept.startsWith(page)) {
      log.warn(
          "page {} was not written to its end when the wiki stopped; its author finds the whole text"
              + " in the editor",
          draft.page());
    }
  }

  @Override
  public void actionPerformed(WikiEvent event) {
    if (event instanceof WikiPageRenameEvent renamed) {
      renamed(renamed.getOldPageName(), renamed.getNewPageName());
    } else if (event instanceof WikiPageEvent changed
        && changed.getType() == WikiPageEvent.PAGE_DELETED) {
      removed(changed.getPageName());
    }
  }

  private void removed(String name) {
    try {
      application.removed(name);
    } catch (RuntimeException e) {
      log.warn("what is kept beside page {} is not gone with it", name, e);
    }
  }

  private void renamed(String oldName, String newName) {
    try {
      Optional<WikiPage> renamed = pages.find(newName);
      renamed.ifPresent(page -> application.moved(oldName, page.ref()));
      renamed.ifPresent(page -> saved(newName, page.source(), Viewer.ANONYMOUS));
    } catch (RuntimeException e) {
      log.warn("what is kept beside page {} did not follow it to {}", oldName, newName, e);
    }
  }

  private boolean isKnown(Page page) {
    return application
        .register()
        .find(page.getName())
        .filter(record -> record.pageVersion() == page.getVersion())
        .isPresent();
  }

  private void takeIn(WikiPage page, FactsMacro facts, Viewer viewer) {
    Register register = application.register();
    PageRef ref = page.ref();
    boolean wasPublished = register.find(ref.id()).flatMap(PostmortemRecord::published).isPresent();
    register.saved(ref, page.version(), facts);
    application.trackers().saved(page);
    if (facts.state() == PageState.PUBLISHED && !wasPublished) {
      application.trackers().macro().keepSnapshot(page, viewer, SNAPSHOT_BUDGET);
    }
  }

  static FactsMacro macro(Macro macro) {
    return FactsMacro.of(
        macro.argument(FactsMacro.FORM),
        macro.argument(FactsMacro.STATE),
        macro.argument(FactsMacro.PRACTICE),
        macro.body());
  }
}
