package org.blamelesswiki.postmortems.jspwiki;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.blamelesswiki.postmortems.demo.WikiFolder;
import org.blamelesswiki.postmortems.demo.WikiHost;

/** A whole wiki in a process of its own, so that it can be killed. */
final class WikiProcess implements AutoCloseable {

  private final Process process;
  private final URI address;

  private WikiProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts the wiki in {@code folder} and waits until it answers. */
  static WikiProcess start(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                WikiProcess.class.getName(),
                folder.toString(),
                System.getProperty("jspwiki.war"),
                System.getProperty("standalone.jar"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      process.destroyForcibly();
      throw new IOException("the wiki in " + folder + " did not start");
    }
    return new WikiProcess(process, URI.create(line));
  }

  URI address() {
    return address;
  }

  /** Signal 9: nothing of the process runs any more when this returns. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Runs the wiki until somebody kills it, or its standard input ends. */
  public static void main(String[] arguments) throws IOException {
    WikiFolder folder = WikiFolder.prepare(Path.of(arguments[0]));
    folder.seedPages();
    folder.seedSettings();
    WikiHost host =
        WikiHost.start(Path.of(arguments[1]), List.of(Path.of(arguments[2])), folder, 0);
    System.out.println(host.address());
    System.out.flush();
    while (System.in.read() >= 0) {
      // Whoever started it is there.
    }
    host.close();
    System.exit(0);
  }
}
