package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URL;
import java.net.URLClassLoader;
import org.apache.commons.lang3.StringUtils;
import org.apache.velocity.app.VelocityEngine;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ViewsClassLoadingTest {

  @Test
  void views_start_on_a_thread_whose_loader_finds_the_velocity_of_the_host() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] host = {
      jarOf(VelocityEngine.class), jarOf(StringUtils.class), jarOf(LoggerFactory.class)
    };
    try (URLClassLoader other = new URLClassLoader(host, ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(other);

      assertThatCode(Views::new).doesNotThrowAnyException();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL jarOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
