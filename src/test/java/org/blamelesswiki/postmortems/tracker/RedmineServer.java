package org.blamelesswiki.postmortems.tracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Redmine, as Debian's packages {@code redmine}, {@code redmine-sqlite} and {@code puma}
 * install it, on a free port of the loopback address. Its code is the package's; its database, keys
 * and files are in a folder of the build, and nothing outside of it is written.
 */
final class RedmineServer implements AutoCloseable {

  /** Opens everything that the account of the wiki may see: both projects. */
  static final String KEY = "0123456789abcdef0123456789abcdef01234567";

  /** Opens what Ben may see: the project Shop. */
  static final String OTHER_KEY = "89abcdef0123456789abcdef0123456789abcdef";

  private static final Path CODE = Path.of("/usr/share/redmine");

  /**
   * Debian's Redmine looks for its sites below a folder of its code that is a link to another; from
   * both this is the root.
   */
  private static final String UP_TO_ROOT = "../../../..";

  private static final Path PUMA = Path.of("/usr/bin/puma");
  private static final int SECONDS_TO_START = 60;

  private final Process process;
  private final int port;

  private RedmineServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static boolean isInstalled() {
    return Files.isReadable(CODE.resolve("config.ru"))
        && Files.isExecutable(PUMA)
        && Files.exists(Path.of("/usr/share/doc/redmine-sqlite"));
  }

  /** Starts one with the data of {@code redmine/seed.rb}; the empty database is made once. */
  static RedmineServer start(Path folder) throws IOException, InterruptedException {
    Path site = folder.toAbsolutePath().normalize();
    for (String name : List.of("config", "files", "log", "tmp/cache", "public")) {
      Files.createDirectories(site.resolve(name));
    }
    Path database = site.resolve("redmine.sqlite");
    Files.writeString(
        site.resolve("config/database.yml"),
        "production:\n  adapter: sqlite3\n  database: " + database + "\n  timeout: 5000\n");
    Files.writeString(site.resolve("config/secret_key.txt"), "0".repeat(64));
    Path empty = site.resolve("empty.sqlite");
    if (!Files.exists(empty)) {
      Files.deleteIfExists(database);
      run(site, "bin/rake", "db:migrate");
      Files.move(database, empty, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.copy(empty, database, StandardCopyOption.REPLACE_EXISTING);
    Path seed = site.resolve("seed.rb");
    try (var in = RedmineServer.class.getResourceAsStream("/redmine/seed.rb")) {
      Files.copy(in, seed, StandardCopyOption.REPLACE_EXISTING);
    }
    run(site, "bin/rails", "runner", seed.toString());
    int port = freePort();
    Process process =
        command(
                site,
                List.of(
                    PUMA.toString(),
                    "--bind",
                    "tcp://127.0.0.1:" + port,
                    "--threads",
                    "1:4",
                    "--environment",
                    "production",
                    CODE.resolve("config.ru").toString()))
            .start();
    RedmineServer server = new RedmineServer(process, port);
    server.awaitAnswer();
    return server;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitAnswer() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
    while (System.nanoTime() < end && process.isAlive()) {
      if (answers()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    close();
    throw new IllegalStateException("Redmine did not start; its log is beside its database");
  }

  private boolean answers() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) address().resolve("/issues.json").toURL().openConnection();
      connection.setRequestProperty("X-Redmine-API-Key", KEY);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false; // Not yet.
    }
  }

  private static void run(Path site, String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("/usr/bin/ruby"));
    line.addAll(List.of(arguments));
    Process process = command(site, line).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          String.join(" ", line) + ":\n" + Files.readString(site.resolve("log/commands.log")));
    }
  }

  private static ProcessBuilder command(Path site, List<String> line) {
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(CODE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(site.resolve("log/commands.log").toFile()));
    builder.environment().put("RAILS_ENV", "production");
    builder.environment().put("REDMINE_INSTANCE", UP_TO_ROOT + real(site));
    builder.environment().put("SCHEMA", site.resolve("schema.rb").toString());
    builder.environment().put("REDMINE_KEY", KEY);
    builder.environment().put("REDMINE_OTHER_KEY", OTHER_KEY);
    return builder;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
