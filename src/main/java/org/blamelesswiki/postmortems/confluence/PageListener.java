package org.blamelesswiki.postmortems.confluence;

import com.atlassian.confluence.event.events.content.page.PageCreateEvent;
import com.atlassian.confluence.event.events.content.page.PageRemoveEvent;
import com.atlassian.confluence.event.events.content.page.PageUpdateEvent;
import com.atlassian.confluence.pages.Page;
import com.atlassian.event.api.EventListener;
import com.atlassian.event.api.EventPublisher;
import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import org.blamelesswiki.postmortems.confluence.storage.FactsMarker;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Hears of every saved page, whatever its route: the net behind the save hook. It tells the
 * register of a postmortem and nothing else; what such a page says is shown to whoever edits it
 * next.
 */
@Component
public final class PageListener implements InitializingBean, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(PageListener.class);

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

  /**
   * A listener that throws would not keep the page from being saved; it would only fill the log.
   */
  private void saved(Page page) {
    try {
      PageRef ref = new PageRef(String.valueOf(page.getId()), page.getSpaceKey(), page.getTitle());
      FactsMarker.in(page.getBodyAsString())
          .ifPresentOrElse(
              facts -> {
                plugin.application().register().saved(ref, page.getVersion(), facts);
                WaitingPage.forget(
                    plugin.application().drafts(), plugin.confluence().users().current());
              },
              () -> plugin.application().register().removed(ref.id()));
    } catch (RuntimeException e) {
      log.warn("The register does not know of page {}: {}", page.getId(), e.getClass().getName());
    }
  }

  private void forget(Page page) {
    try {
      plugin.application().register().removed(String.valueOf(page.getId()));
    } catch (RuntimeException e) {
      log.warn("The register still knows page {}: {}", page.getId(), e.getClass().getName());
    }
  }
}
