package org.blamelesswiki.postmortems.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standalone jar alone: what works when nothing else is on the class path. */
class StandaloneArtifactIT {

  @TempDir Path folder;

  /** Velocity finds its own classes by the names in its property files, relocated ones included. */
  @Test
  void velocity_renders_with_its_relocated_libraries() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader jar = alone()) {
      // Velocity asks the thread's loader first; in a web application that one sees the jar.
      thread.setContextClassLoader(jar);
      Class<?> engineType = jar.loadClass("org.apache.velocity.app.VelocityEngine");
      Class<?> contextType = jar.loadClass("org.apache.velocity.VelocityContext");
      Object engine = engineType.getConstructor().newInstance();
      Object context = contextType.getConstructor().newInstance();
      contextType.getMethod("put", String.class, Object.class).invoke(context, "whom", "reader");

      StringWriter page = new StringWriter();
      engineType
          .getMethod(
              "evaluate",
              jar.loadClass("org.apache.velocity.context.Context"),
              Writer.class,
              String.class,
              String.class)
          .invoke(engine, context, page, "test", "#foreach($i in [1..2])Hello $whom. #end");

      assertThat(page).hasToString("Hello reader. Hello reader. ");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void log_lines_end_in_the_logging_of_the_jdk() throws Exception {
    try (URLClassLoader jar = alone()) {
      Object logger =
          jar.loadClass("org.blamelesswiki.postmortems.lib.slf4j.LoggerFactory")
              .getMethod("getLogger", String.class)
              .invoke(null, "test");

      assertThat(logger.getClass().getSimpleName()).isEqualTo("JDK14LoggerAdapter");
    }
  }

  @Test
  void java_jar_explains_itself_in_an_empty_folder() throws Exception {
    Run help = run("--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.output()).contains("check", "rules");
  }

  /** Reads Markdown, so the relocated parser finds the table of entities that it loads by name. */
  @Test
  void java_jar_checks_a_file_in_an_empty_folder() throws Exception {
    Files.writeString(
        folder.resolve("page.md"),
        "# Summary\n\nThen m.kraus@ did not bother to look at the graph &amp; the log.\n");

    Run check = run("check", "page.md");

    assertThat(check.output()).contains("page.md:3:");
    assertThat(check.exitCode()).isEqualTo(1);
  }

  private Run run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(BuiltJar.standalone().path().toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    Process java =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(java.waitFor(), output);
  }

  private record Run(int exitCode, String output) {}

  private static URLClassLoader alone() throws Exception {
    URL jar = BuiltJar.standalone().path().toUri().toURL();
    return new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
  }
}
