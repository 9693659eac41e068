package org.blamelesswiki.postmortems.confluence;

import com.atlassian.confluence.event.events.user.UserRemoveEvent;
import com.atlassian.confluence.user.ConfluenceUser;
import com.atlassian.event.api.EventListener;
import com.atlassian.event.api.EventPublisher;
import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import com.atlassian.user.User;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Hears that an account is removed, and takes its user out of every row of ours. Should Confluence
 * not tell, {@link HourlyWork} notices within a day.
 */
@Component
public final class UserListener implements InitializingBean, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(UserListener.class);

  private final EventPublisher events;
  private final Plugin plugin;

  public UserListener(@ComponentImport EventPublisher events, Plugin plugin) {
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
  public void userRemoved(UserRemoveEvent event) {
    try {
      key(event.getUser()).ifPresent(plugin.application()::forgetUser);
    } catch (RuntimeException e) {
      log.warn(
          "A user who was removed is still named in rows of ours; an admin can make the plugin"
              + " forget them: {}",
          e.getClass().getName());
    }
  }

  private Optional<String> key(User user) {
    return user instanceof ConfluenceUser known
        ? Optional.of(known.getKey().getStringValue())
        : plugin.confluence().users().find(user.getName());
  }
}
