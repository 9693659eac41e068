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
import org.blamelesswiki.postmortems.confluence.storage.FactsMarker;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.spi.PageRef;
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

  private final EventPublisher events;
  private final Plugin plugin;

  public PageListener(@ComponentImport EventPublisher events, Plugin plugin) {
    this.events = events;
    this.plugin = plugin;
  }

  @Override
  public void afterPropertiesSet() {
    events.register(this);
  }

  @Override
  public void destroy() {
    events.unregister(this);
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
   * A listener that throws would not keep the page from being saved; it would only fill the log.
   */
  private void saved(AbstractPage page) {
    String id = String.valueOf(page.getId());
    quietly(
        id,
        () ->
            plugin
                .saveNet()
                .shared(id, page.getSpaceKey(), page.getTitle(), page.getBodyAsString()));
    quietly(id, () -> register(new PageRef(id, page.getSpaceKey(), page.getTitle()), page));
  }

  private void register(PageRef ref, AbstractPage page) {
    FactsMarker.in(page.getBodyAsString())
        .ifPresentOrElse(
            facts -> {
              takeIn(page, ref, facts);
              WaitingPage.forget(
                  plugin.application().drafts(), plugin.confluence().users().current());
            },
            () -> remove(ref.id()));
  }

  private void takeIn(AbstractPage page, PageRef ref, FactsMacro facts) {
    Application application = plugin.application();
    boolean wasPublished =
        application.register().find(ref.id()).flatMap(PostmortemRecord::published).isPresent();
    application.register().saved(ref, page.getVersion(), facts);
    WikiPage saved = plugin.confluence().pages().wikiPage(page, page.getSpaceKey());
    application.trackers().saved(saved);
    if (facts.state() == PageState.PUBLISHED && !wasPublished) {
      application
          .trackers()
          .macro()
          .keepSnapshot(saved, plugin.confluence().users().current(), SNAPSHOT_BUDGET);
    }
  }

  private void remove(String pageId) {
    plugin.application().register().removed(pageId);
    plugin.application().trackers().removed(pageId);
  }

  private void forget(AbstractPage page) {
    String id = String.valueOf(page.getId());
    quietly(id, () -> plugin.saveNet().removed(id));
    quietly(id, () -> remove(id));
  }

  private static void quietly(String page, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // Its message may hold page text.
      log.warn("What was saved of page {} is not known here: {}", page, e.getClass().getName());
    }
  }
}
