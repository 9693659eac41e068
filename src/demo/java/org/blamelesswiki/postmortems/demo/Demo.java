package org.blamelesswiki.postmortems.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.blamelesswiki.postmortems.sampletracker.SampleTracker;

/**
 * Runs the demo wiki until it is told to stop: by Ctrl-C, or by the end of the process that started
 * it.
 */
public final class Demo {

  private static final int PORTS_TRIED = 50;

  /** Kept: a logger that nobody holds forgets its level. */
  private static final Logger CONTAINER = Logger.getLogger("org.apache");

  private Demo() {}

  /**
   * Starts the wiki and prints where it is.
   *
   * @param arguments the unpacked war, the plugin's jar, the data folder, the port wanted
   */
  public static void main(String[] arguments) throws Exception {
    Path war = Path.of(arguments[0]);
    Path jar = Path.of(arguments[1]);
    Path data = Path.of(arguments[2]);
    int wanted = Integer.parseInt(arguments[3]);
    CONTAINER.setLevel(Level.WARNING);

    WikiFolder folder = WikiFolder.prepare(data);
    folder.seedPages();
    folder.seedSettings();
    int port = freePort(wanted);
    SampleTracker tracker = SampleTracker.start(freePort(port + 1), Clock.systemDefaultZone());
    folder.connect(tracker.address());
    say("Starting JSPWiki (the first start takes a few seconds longer) ...");
    WikiHost wiki = WikiHost.start(war, List.of(jar), folder, port);
    say(
        WikiFolder.resource("welcome.txt")
            .formatted(wiki.address(), logins(), tracker.address(), folder.root()));

    // Its index writes until its classes are gone; nobody needs to read of that.
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {});
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  wiki.close();
                  tracker.close();
                  say("The demo wiki has stopped. Its pages stay in " + folder.root() + ".");
                },
                "stop"));
    // When Maven is ended in a way that does not reach this process, nobody else would end it.
    ProcessHandle.current().parent().ifPresent(p -> p.onExit().thenRun(end::countDown));
    end.await();
    System.exit(0);
  }

  private static String logins() {
    StringBuilder lines = new StringBuilder();
    for (DemoUser user : DemoUser.ALL) {
      lines.append("    %-8s %-10s %s%n".formatted(user.login(), DemoUser.PASSWORD, user.role()));
    }
    return lines.toString();
  }

  private static int freePort(int wanted) throws IOException {
    for (int port = wanted; port < wanted + PORTS_TRIED; port++) {
      if (isFree(port)) {
        if (port != wanted) {
          say("Port " + wanted + " is in use by another program; taking " + port + ".");
        }
        return port;
      }
    }
    throw new IOException(
        "no free port from " + wanted + " on; name another with -Ddemo.port=NUMBER");
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
