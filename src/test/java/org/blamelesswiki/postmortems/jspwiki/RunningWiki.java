package org.blamelesswiki.postmortems.jspwiki;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.blamelesswiki.postmortems.demo.WikiFolder;
import org.blamelesswiki.postmortems.demo.WikiHost;
import org.blamelesswiki.postmortems.sampletracker.SampleTracker;

/** One JSPWiki with the standalone jar inside, for all tests of this process. */
final class RunningWiki {

  private static final RunningWiki ONLY = start();

  private final WikiHost host;
  private final WikiFolder folder;
  private final GreenMail mail;
  private final SampleTracker tracker;

  private RunningWiki(WikiHost host, WikiFolder folder, GreenMail mail, SampleTracker tracker) {
    this.host = host;
    this.folder = folder;
    this.mail = mail;
    this.tracker = tracker;
  }

  /** The mail server that the wiki sends to. */
  GreenMail mail() {
    return mail;
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

  /** The sample tracker that the wiki is connected with. */
  SampleTracker tracker() {
    return tracker;
  }

  WikiVisitor as(String login) {
    return WikiVisitor.loggedIn(address(), login);
  }

  WikiVisitor anonymous() {
    return new WikiVisitor(address());
  }

  private static RunningWiki start() {
    try {
      GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
      mail.start();
      WikiFolder folder =
          WikiFolder.prepare(
              Files.createTempDirectory("wiki-it"),
              Map.of(
                  "mail.smtp.host",
                  "127.0.0.1",
                  "mail.smtp.port",
                  Integer.toString(mail.getSmtp().getPort()),
                  "mail.from",
                  "Demo wiki <wiki@wiki.example>",
                  MailNotifications.ADDRESS,
                  "https://wiki.example/wiki/"));
      folder.seedPages();
      folder.seedSettings();
      SampleTracker tracker = SampleTracker.start(0, Clock.systemDefaultZone());
      folder.connect(tracker.address());
      Path war = Path.of(System.getProperty("jspwiki.war"));
      Path jar = Path.of(System.getProperty("standalone.jar"));
      WikiHost host = WikiHost.start(war, List.of(jar), folder, 0);
      Runtime.getRuntime().addShutdownHook(new Thread(host::close));
      return new RunningWiki(host, folder, mail, tracker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
