package org.blamelesswiki.postmortems.confluence;

import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import com.atlassian.sal.api.ApplicationProperties;
import com.atlassian.sal.api.UrlMode;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Where this Confluence is, for what is rendered without a request. */
@Component
public final class WikiAddress {

  private final ApplicationProperties properties;

  public WikiAddress(
      @ComponentImport("salApplicationProperties") ApplicationProperties properties) {
    this.properties = properties;
  }

  /** The path of the wiki on its server, such as {@code /wiki}; empty at the root. */
  String path() {
    String path = URI.create(properties.getBaseUrl(UrlMode.CANONICAL)).getPath();
    return path == null || path.equals("/") ? "" : path;
  }

  /** The whole address of what is at {@code url}, an address below the wiki's. */
  URI whole(String url) {
    return URI.create(properties.getBaseUrl(UrlMode.CANONICAL) + url);
  }
}
