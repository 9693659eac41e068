package org.blamelesswiki.postmortems.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** The standalone jar alone: what works when nothing else is on the class path. */
class StandaloneArtifactIT {

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

  private static URLClassLoader alone() throws Exception {
    URL jar = BuiltJar.standalone().path().toUri().toURL();
    return new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
  }
}
