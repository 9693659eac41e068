package org.blamelesswiki.postmortems.confluence;

import com.atlassian.confluence.event.events.content.blogpost.BlogPostCreateEvent;
import com.atlassian.confluence.event.events.content.blogpost.BlogPostUpdateEvent;
import com.atlassian.confluence.event.events.content.page.PageCreateEvent;
import com.atlassian.confluence.event.events.content.page.PageRemoveEvent;
import com.atlassian.confluence.event.events.content.page.PageUpdateEvent;
import com.atlassian.confluence.pages.AbstractPage;
import com.atlassian.event.api.EventListener;
import com.atlassian.event.api.EventPublisher;
import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import java.time.Duration;
import java.util.Optional;
import org.blamelesswiki.postmortems.confluence.storage.FactsMarker;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.web.Application;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Hears of every saved page, whatever its route: the net behind the save hook. It tells the
 * register of a postmortem, lets go of kept sentences that are gone, and nothing else; what such a
 * page says is shown to whoever edits it next.
 */
@Component
public final class PageListener implements InitializingBean, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(PageListener.class);

  /** How long a page that is shared waits for its trackers. */
  private static final Duration SNAPSHOT_BUDGET = Duration.ofSeconds(2);

  /** How long a save waits for our part of it. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final EventPublisher events;
  private final Plugin plugin;
  private final AfterSave afterSave;

  public PageListener(@ComponentImport EventPublisher events, Plugin plugin) {
    this.events = events;
    this.plugin = plugin;
    this.afterSave = new AfterSave(plugin::withUser, PATIENCE);
  }

  @Override
  public void afterPropertiesSet() {
    events.register(this);
  }

  @Override
  public void destroy() {
    events.unregister(this);
    afterSave.close();
  }

  @EventListener
  public void pageCreated(PageCreateEvent event) {
    saved(event.getPage());
  }

  @EventListener
  public void pageUpdated(PageUpdateEvent event) {
    saved(event.getPage());
  }

  @EventListener
  public void pageRemoved(PageRemoveEvent event) {
    forget(event.getPage());
  }

  @EventListener
  public void blogPostCreated(BlogPostCreateEvent event) {
    saved(event.getBlogPost());
  }

  @EventListener
  public void blogPostUpdated(BlogPostUpdateEvent event) {
    saved(event.getBlogPost());
  }

  /**
   * A listener that throws would only fill the log: nothing it does can keep a page from being
   * saved.
   */
  private void saved(AbstractPage page) {
    try {
      hear(page);
    } catch (RuntimeException | LinkageError e) {
      // Its message may hold page text.
      log.warn("A saved page could not be read: {}", e.getClass().getName());
    }
  }

  /** What is read of the page is read here, in the session of the save. */
  private void hear(AbstractPage page) {
    PageRef ref = new PageRef(String.valueOf(page.getId()), page.getSpaceKey(), page.getTitle());
    String source = page.getBodyAsString();
    Optional<FactsMacro> facts = FactsMarker.in(source);
    Optional<WikiPage> postmortem =
        facts.map(found -> plugin.confluence().pages().wikiPage(page, page.getSpaceKey()));
    afterSave.run(
        ref.id(),
        () -> {
          plugin.saveNet().shared(ref.id(), ref.space(), ref.title(), source);
          facts.ifPresentOrElse(
              found -> takeIn(postmortem.orElseThrow(), found), () -> remove(ref.id()));
        });
  }

  private void takeIn(WikiPage page, FactsMacro facts) {
    Application application = plugin.application();
    String id = page.ref().id();
    Viewer author = plugin.confluence().users().current();
    boolean wasPublished =
        application.register().find(id).flatMap(PostmortemRecord::published).isPresent();
    application.register().saved(page.ref(), page.version(), facts);
    WaitingPage.forget(application.drafts(), author);
    application.trackers().saved(page);
    if (facts.state() == PageState.PUBLISHED && !wasPublished) {
      application.trackers().macro().keepSnapshot(page, author, SNAPSHOT_BUDGET);
    }
  }

  private void remove(String pageId) {
    plugin.application().register().removed(pageId);
    plugin.application().trackers().removed(pageId);
  }

  private void forget(AbstractPage page) {
    String id = String.valueOf(page.getId());
    afterSave.run(
        id,
        () -> {
          plugin.saveNet().removed(id);
          remove(id);
        });
  }
}
