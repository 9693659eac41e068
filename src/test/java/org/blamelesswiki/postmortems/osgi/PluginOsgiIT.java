package org.blamelesswiki.postmortems.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.jar.Manifest;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.osgi.OsgiHost.PluginContext;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** The very jar that an admin uploads, in a real framework with the real extender. */
class PluginOsgiIT {

  private static final Path JAR = Path.of(System.getProperty("bundle.jar"));
  private static final String CONTEXT = "META-INF/spring/plugin-context.xml";

  @Test
  void the_plugin_starts_and_every_module_class_is_made() throws Exception {
    try (OsgiHost host = host()) {
      PluginContext plugin = host.enable(host.install(JAR));

      assertThat(plugin.plugin().getState()).isEqualTo(Bundle.ACTIVE);
      assertThat(plugin.beans()).contains("confluence", "salUserManager");
      for (String type : Descriptor.of(plugin.plugin()).moduleClasses()) {
        assertThat(plugin.module(type)).as(type).isNotNull();
      }
    }
  }

  @Test
  void it_starts_from_the_scanners_index_with_the_same_beans() throws Exception {
    Set<String> fromContext;
    try (OsgiHost host = host()) {
      fromContext = ours(host.enable(host.install(JAR)));
    }
    try (OsgiHost host = host()) {
      Bundle bundle =
          host.install(JAR, UnaryOperator.identity(), PluginOsgiIT::scanInsteadOfDeclaring);

      assertThat(ours(host.enable(bundle))).isEqualTo(fromContext);
    }
  }

  @Test
  void it_starts_where_the_host_delegates_service_files_to_its_own() throws Exception {
    try (OsgiHost host =
        services(OsgiHost.start(HostPackages.ofConfluence(), "sun.*,META-INF.services"))) {
      assertThat(host.enable(host.install(JAR)).beans()).contains("confluence");
    }
  }

  @Test
  void it_starts_without_the_packages_of_the_scanners_annotations() throws Exception {
    HostPackages packages =
        HostPackages.ofConfluence()
            .without("com.atlassian.plugin.spring.scanner.annotation.imports");
    try (OsgiHost host = services(OsgiHost.start(packages))) {
      assertThat(host.enable(host.install(JAR)).beans()).contains("confluence");
    }
  }

  @Test
  void nothing_is_left_behind_when_it_is_disabled_updated_and_uninstalled() throws Exception {
    try (OsgiHost host = host()) {
      Bundle bundle = host.install(JAR);
      WeakReference<ClassLoader> first = loaderOf(host.enable(bundle));
      bundle.stop();
      host.forgetEvents();
      WeakReference<ClassLoader> again = loaderOf(host.enable(bundle));
      try (var jar = java.nio.file.Files.newInputStream(JAR)) {
        bundle.update(jar);
      }
      host.forgetEvents();
      WeakReference<ClassLoader> updated = loaderOf(host.enable(bundle));
      bundle.stop();
      bundle.uninstall();
      host.refresh();

      assertThat(isCollected(host, first)).as("the first class loader is garbage").isTrue();
      assertThat(isCollected(host, again)).as("so is that of the second start").isTrue();
      assertThat(isCollected(host, updated)).as("so is that of the update").isTrue();
    }
  }

  // Faults: each fails with a message that an admin can act on.

  @Test
  void a_package_that_the_host_does_not_export_is_named() throws Exception {
    HostPackages packages = HostPackages.ofConfluence().without("com.atlassian.confluence.spaces");
    try (OsgiHost host = services(OsgiHost.start(packages))) {
      Bundle bundle = host.install(JAR);

      assertThatThrownBy(() -> host.enable(bundle))
          .hasMessageContaining("cannot resolve or start the plugin")
          .hasMessageContaining("com.atlassian.confluence.spaces");
    }
  }

  @Test
  void a_forgotten_import_is_named() throws Exception {
    try (OsgiHost host = host()) {
      Bundle bundle =
          host.install(
              JAR, withoutImport("com.atlassian.activeobjects.external"), (name, bytes) -> bytes);

      assertThatThrownBy(() -> host.enable(bundle))
          .hasMessageContaining("com.atlassian.activeobjects.external");
    }
  }

  @Test
  void a_service_that_nobody_registers_is_named_at_once() throws Exception {
    try (OsgiHost host = OsgiHost.start(HostPackages.ofConfluence())) {
      Bundle bundle = host.install(JAR);

      assertThatThrownBy(() -> host.enable(bundle))
          .hasMessageContaining("waits for services that the host does not register")
          .hasMessageContaining("com.atlassian.confluence.pages.PageManager");
    }
  }

  @Test
  void a_misspelt_bean_class_is_named() throws Exception {
    try (OsgiHost host = host()) {
      Bundle bundle =
          host.install(
              JAR,
              UnaryOperator.identity(),
              replaced(CONTEXT, "postmortems.confluence.Confluence\"", "x.Confluense\""));

      assertThatThrownBy(() -> host.enable(bundle)).hasMessageContaining("x.Confluense");
    }
  }

  @Test
  void a_misspelt_class_of_the_descriptor_is_named() throws Exception {
    try (OsgiHost host = host()) {
      PluginContext plugin =
          host.enable(
              host.install(
                  JAR,
                  UnaryOperator.identity(),
                  replaced("atlassian-plugin.xml", ".ScreensServlet\"", ".ScreensServlett\"")));

      assertThatThrownBy(
              () -> {
                for (String type : Descriptor.of(plugin.plugin()).moduleClasses()) {
                  plugin.module(type);
                }
              })
          .hasMessageContaining("confluence.ScreensServlett");
    }
  }

  @Test
  void a_reference_that_is_left_out_is_named() throws Exception {
    try (OsgiHost host = host()) {
      Bundle bundle =
          host.install(
              JAR,
              UnaryOperator.identity(),
              replaced(
                  CONTEXT,
                  "<osgi:reference id=\"pageManager\""
                      + " interface=\"com.atlassian.confluence.pages.PageManager\"/>",
                  ""));

      assertThatThrownBy(() -> host.enable(bundle))
          .hasMessageContaining("UnsatisfiedDependencyException")
          .hasMessageContaining("com.atlassian.confluence.pages.PageManager");
    }
  }

  @Test
  void a_host_of_the_javax_line_is_told_that_jakarta_is_missing() throws Exception {
    HostPackages packages =
        HostPackages.ofConfluence().without("jakarta.servlet").without("jakarta.servlet.http");
    try (OsgiHost host = services(OsgiHost.start(packages))) {
      Bundle bundle = host.install(JAR);

      assertThatThrownBy(() -> host.enable(bundle)).hasMessageContaining("jakarta.servlet");
    }
  }

  private static OsgiHost host() throws Exception {
    return services(OsgiHost.start(HostPackages.ofConfluence()));
  }

  private static OsgiHost services(OsgiHost host) {
    return HostServices.register(host, FakeConfluence.withSampleUsers());
  }

  private static Set<String> ours(PluginContext plugin) throws Exception {
    return plugin.beans().stream()
        .filter(name -> !name.startsWith("org."))
        .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
  }

  private static byte[] scanInsteadOfDeclaring(String name, byte[] bytes) {
    return !name.equals(CONTEXT)
        ? bytes
        : """
        <beans xmlns="http://www.springframework.org/schema/beans"
               xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
               xmlns:scanner="http://www.atlassian.com/schema/atlassian-scanner/2"
               xsi:schemaLocation="http://www.springframework.org/schema/beans http://www.springframework.org/schema/beans/spring-beans.xsd
                                   http://www.atlassian.com/schema/atlassian-scanner/2 http://www.atlassian.com/schema/atlassian-scanner/2/atlassian-scanner.xsd">
          <scanner:scan-indexes/>
        </beans>
        """
            .getBytes(StandardCharsets.UTF_8);
  }

  private static java.util.function.BiFunction<String, byte[], byte[]> replaced(
      String file, String old, String now) {
    return (name, bytes) -> {
      if (!name.equals(file)) {
        return bytes;
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      assertThat(text).contains(old);
      return text.replace(old, now).getBytes(StandardCharsets.UTF_8);
    };
  }

  private static UnaryOperator<Manifest> withoutImport(String name) {
    return manifest -> {
      String imports = manifest.getMainAttributes().getValue("Import-Package");
      assertThat(imports).contains(name);
      manifest
          .getMainAttributes()
          .putValue(
              "Import-Package",
              String.join(
                  ",",
                  java.util.Arrays.stream(imports.split(",(?=[a-z])"))
                      .filter(clause -> !clause.startsWith(name))
                      .toList()));
      return manifest;
    };
  }

  private static WeakReference<ClassLoader> loaderOf(PluginContext plugin) throws Exception {
    return new WeakReference<>(
        plugin
            .plugin()
            .loadClass("org.blamelesswiki.postmortems.confluence.Confluence")
            .getClassLoader());
  }

  private static boolean isCollected(OsgiHost host, WeakReference<?> reference)
      throws InterruptedException {
    for (int i = 0; i < 50 && reference.get() != null; i++) {
      host.forgetEvents();
      System.gc();
      Thread.sleep(20);
    }
    return reference.get() == null;
  }
}
