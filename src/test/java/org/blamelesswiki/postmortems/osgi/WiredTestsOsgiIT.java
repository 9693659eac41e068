package org.blamelesswiki.postmortems.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.plugin.PluginAccessor;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.osgi.OsgiHost.PluginContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.runner.RunWith;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;
import org.junit.runner.notification.RunNotifier;
import org.junit.runners.BlockJUnit4ClassRunner;
import org.junit.runners.model.InitializationError;
import org.osgi.framework.Bundle;
import org.w3c.dom.Element;

/**
 * Runs the wired tests as a Confluence's test plugin does: a second plugin beside ours, one object
 * for each class, made with the services that its constructor asks for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WiredTestsOsgiIT {

  private static final String KEY = "org.blamelesswiki.postmortems";

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private OsgiHost host;
  private PluginContext plugin;
  private PluginContext tests;
  private Modules modules;

  @BeforeAll
  void start() throws Exception {
    host = HostServices.register(OsgiHost.start(HostPackages.withTestRunner()), wiki);
    wiki.links().add("1f6b2c3d-0000-4000-8000-00000000AB12", "Jira", URI.create("http://jira/"));
    plugin = host.enable(host.install(Path.of(System.getProperty("bundle.jar"))));
    modules = new Modules(plugin);
    host.service(PluginAccessor.class, modules);
    tests = host.enable(host.install(Path.of(System.getProperty("wired.jar"))));
  }

  @AfterAll
  void stop() throws Exception {
    host.close();
  }

  @TestFactory
  Stream<DynamicTest> each_passes() throws Exception {
    List<Class<?>> classes = testClasses();
    assertThat(classes).hasSizeGreaterThanOrEqualTo(5);
    return classes.stream()
        .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> run(type)));
  }

  @Test
  void a_wired_test_that_fails_is_seen() throws Exception {
    // The plugin under test is gone from the list of modules: the same test must say so.
    Object test = tests.module("it." + KEY + ".ModulesWiredTest");
    modules.stopped = true;
    try {
      assertThat(failures(test.getClass(), test)).isNotEmpty();
    } finally {
      modules.stopped = false;
    }
  }

  private void run(Class<?> type) throws Exception {
    int sizeBefore = wiki.activeObjects().size();
    List<String> failures = failures(type, tests.module(type.getName()));

    assertThat(failures).isEmpty();
    assertThat(wiki.activeObjects().size())
        .as("rows, one for the settings that were saved and saved back")
        .isBetween(sizeBefore, sizeBefore + 2);
  }

  /** What failed or was skipped: in this host every precondition of a test holds. */
  private static List<String> failures(Class<?> type, Object test) throws InitializationError {
    List<String> failures = new ArrayList<>();
    int[] run = {0};
    RunNotifier notifier = new RunNotifier();
    notifier.addListener(
        new RunListener() {
          @Override
          public void testStarted(org.junit.runner.Description description) {
            run[0]++;
          }

          @Override
          public void testFailure(Failure failure) {
            failures.add(failure.getTestHeader() + ": " + failure.getTrace());
          }

          @Override
          public void testAssumptionFailure(Failure failure) {
            testFailure(failure);
          }
        });
    new OneObject(type, test).run(notifier);
    assertThat(run[0]).as("methods run of " + type.getSimpleName()).isPositive();
    return failures;
  }

  private List<Class<?>> testClasses() throws Exception {
    List<Class<?>> classes = new ArrayList<>();
    Bundle bundle = tests.plugin();
    for (URL file : Collections.list(bundle.findEntries("it", "*Test.class", true))) {
      String name = file.getPath().substring(1).replace(".class", "").replace('/', '.');
      Class<?> type = bundle.loadClass(name);
      assertThat(type.getAnnotation(RunWith.class).value().getName())
          .isEqualTo("com.atlassian.plugins.osgi.test.AtlassianPluginsTestRunner");
      classes.add(type);
    }
    return classes;
  }

  /** JUnit 4 over an object that somebody else made. */
  private static final class OneObject extends BlockJUnit4ClassRunner {

    private final Object test;

    OneObject(Class<?> type, Object test) throws InitializationError {
      super(type);
      this.test = test;
    }

    @Override
    protected void validateConstructor(List<Throwable> errors) {
      // Made by the plugin's context.
    }

    @Override
    protected Object createTest() {
      return test;
    }
  }

  /** The modules of the running plugin: those whose class, if they name one, could be made. */
  private static final class Modules implements PluginAccessor {

    private final PluginContext plugin;
    private final Set<String> keys;
    boolean stopped;

    Modules(PluginContext plugin) throws Exception {
      this.plugin = plugin;
      Descriptor descriptor = Descriptor.of(plugin.plugin());
      for (String type : descriptor.moduleClasses()) {
        plugin.module(type);
      }
      keys =
          descriptor.elements("*").stream()
              .map(Element.class::cast)
              .map(element -> element.getAttribute("key"))
              .filter(key -> !key.isEmpty())
              .collect(Collectors.toSet());
    }

    @Override
    public boolean isPluginEnabled(String key) {
      return !stopped && key.equals(KEY) && plugin.plugin().getState() == Bundle.ACTIVE;
    }

    @Override
    public boolean isPluginModuleEnabled(String completeKey) {
      String[] parts = completeKey.split(":", 2);
      return isPluginEnabled(parts[0]) && keys.contains(parts[1]);
    }
  }
}
