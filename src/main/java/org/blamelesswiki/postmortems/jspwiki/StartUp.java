package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import java.util.Properties;
import org.apache.wiki.api.core.Engine;
import org.apache.wiki.api.engine.Initializable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the plugin into a wiki that starts. JSPWiki calls it when the rest of the engine is there,
 * because {@code ini/classmappings-extra.xml} names it.
 *
 * <p>If the plugin cannot start, the wiki does, without it: nobody loses their wiki over us.
 */
public final class StartUp implements Initializable {

  private static final Logger log = LoggerFactory.getLogger(StartUp.class);

  @Override
  public void initialize(Engine engine, Properties properties) {
    try {
      Installation.start(engine, properties);
      log.info("Blameless Postmortems is part of this wiki");
    } catch (IOException | RuntimeException e) {
      log.error(
          "Blameless Postmortems did not start; the wiki runs without it. Reason: {}",
          e.getMessage(),
          e);
    }
  }
}
