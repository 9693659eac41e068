package org.blamelesswiki.postmortems.jspwiki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blamelesswiki.postmortems.demo.WikiFolder;
import org.blamelesswiki.postmortems.demo.WikiHost;

/** One JSPWiki with the standalone jar inside, for all tests of this process. */
final class RunningWiki {

  private static final RunningWiki ONLY = start();

  private final WikiHost host;
  private final WikiFolder folder;

  private RunningWiki(WikiHost host, WikiFolder folder) {
    this.host = host;
    this.folder = folder;
  }

  /** The wiki; started by the first test that asks. */
  static RunningWiki get() {
    return ONLY;
  }

  URI address() {
    return host.address();
  }

  WikiFolder folder() {
    return folder;
  }

  WikiVisitor as(String login) {
    return WikiVisitor.loggedIn(address(), login);
  }

  WikiVisitor anonymous() {
    return new WikiVisitor(address());
  }

  private static RunningWiki start() {
    try {
      WikiFolder folder = WikiFolder.prepare(Files.createTempDirectory("wiki-it"));
      folder.seedPages();
      folder.seedSettings();
      Path war = Path.of(System.getProperty("jspwiki.war"));
      Path jar = Path.of(System.getProperty("standalone.jar"));
      WikiHost host = WikiHost.start(war, List.of(jar), folder, 0);
      Runtime.getRuntime().addShutdownHook(new Thread(host::close));
      return new RunningWiki(host, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
