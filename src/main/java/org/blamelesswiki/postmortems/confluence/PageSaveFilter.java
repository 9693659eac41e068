package org.blamelesswiki.postmortems.confluence;

import com.atlassian.annotations.security.UnrestrictedAccess;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.blamelesswiki.postmortems.confluence.save.SaveFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The filter that the descriptor names: the save hook as soon as the plugin has started, and until
 * then nothing at all. Unrestricted, since it decides nothing about access.
 */
@UnrestrictedAccess
public final class PageSaveFilter implements Filter {

  private static final Logger log = LoggerFactory.getLogger(PageSaveFilter.class);

  private final Plugin plugin;
  private volatile @Nullable SaveFilter filter;

  public PageSaveFilter(Plugin plugin) {
    this.plugin = plugin;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<SaveFilter> started = started();
    if (started.isPresent()) {
      started.get().doFilter(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private Optional<SaveFilter> started() {
    SaveFilter now = filter;
    if (now == null) {
      try {
        now =
            new SaveFilter(
                plugin.saveHook(),
                plugin.application().views(),
                Plugin.SCREENS,
                request -> plugin.confluence().users().currentLocale());
        filter = now;
      } catch (RuntimeException e) {
        log.warn("The save hook has not started; pages are saved without it", e);
      }
    }
    return Optional.ofNullable(now);
  }
}
