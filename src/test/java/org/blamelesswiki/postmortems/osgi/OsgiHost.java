package org.blamelesswiki.postmortems.osgi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * A Felix framework that offers a plugin what Confluence offers it: a closed list of packages from
 * its own class path, Spring and Gemini Blueprint as bundles, and host services.
 */
final class OsgiHost implements AutoCloseable {

  private static final String GEMINI = "org.eclipse.gemini.blueprint.";

  private final Path cache;
  private final Framework framework;
  private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

  private OsgiHost(Path cache, Framework framework) {
    this.cache = cache;
    this.framework = framework;
  }

  static OsgiHost start(HostPackages packages) throws Exception {
    return start(packages, "sun.*,jdk.internal.*");
  }

  /**
   * Starts the framework.
   *
   * @param delegated packages that every bundle sees of the host, whatever it imports
   */
  static OsgiHost start(HostPackages packages, String delegated) throws Exception {
    Path cache = Files.createTempDirectory("felix");
    Map<String, String> config = new HashMap<>();
    config.put(Constants.FRAMEWORK_STORAGE, cache.toString());
    config.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    config.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, packages.header());
    config.put(Constants.FRAMEWORK_BOOTDELEGATION, delegated);
    config.put("felix.bootdelegation.implicit", "false");
    config.put(Constants.FRAMEWORK_BUNDLE_PARENT, Constants.FRAMEWORK_BUNDLE_PARENT_FRAMEWORK);
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(config);
    OsgiHost host = new OsgiHost(cache, framework);
    framework.start();
    host.install("spring", Jars.springBundle()).start();
    host.gemini("io.OsgiBundleResource").start();
    Bundle core = host.gemini("context.BundleContextAware");
    core.start();
    host.listen(core);
    host.install("scanner-stand-in", Jars.scannerBundle()).start();
    host.gemini("extender.OsgiApplicationContextCreator").start();
    return host;
  }

  private Bundle gemini(String className) throws Exception {
    Path jar = Jars.jarOf(GEMINI + className);
    UnaryOperator<Manifest> openRange =
        manifest -> {
          String imports = manifest.getMainAttributes().getValue("Import-Package");
          manifest
              .getMainAttributes()
              .putValue("Import-Package", imports.replace("[5.0.0,6)", "6.0.0"));
          return manifest;
        };
    BiFunction<String, byte[], byte[]> patch =
        (name, bytes) -> name.endsWith(".class") ? GeminiOnSpring6.patch(bytes) : bytes;
    try (InputStream in = Jars.rewrite(jar, openRange, patch)) {
      return framework.getBundleContext().installBundle(jar.toUri().toString(), in);
    }
  }

  /** The extender's events, through a proxy: its classes are the bundle's, not ours. */
  private void listen(Bundle core) throws Exception {
    Class<?> type = core.loadClass(GEMINI + "context.event.OsgiBundleApplicationContextListener");
    Object listener =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == args[0];
                  case "toString" -> "events of the extender";
                  default -> {
                    events.add(args[0]);
                    yield null;
                  }
                });
    core.getBundleContext().registerService(type.getName(), listener, null);
  }

  <T> OsgiHost service(Class<T> type, T service) {
    framework
        .getBundleContext()
        .registerService(type, service, new Hashtable<>(Map.of("plugins-host", "true")));
    return this;
  }

  private Bundle install(String location, byte[] jar) throws BundleException {
    return framework.getBundleContext().installBundle(location, new ByteArrayInputStream(jar));
  }

  Bundle install(Path jar) throws Exception {
    return install(jar, UnaryOperator.identity(), (name, bytes) -> bytes);
  }

  Bundle install(
      Path jar, UnaryOperator<Manifest> change, BiFunction<String, byte[], byte[]> entryChange)
      throws Exception {
    try (InputStream in = Jars.rewrite(jar, change, entryChange)) {
      return framework.getBundleContext().installBundle(jar.toUri().toString(), in);
    }
  }

  /** Starts the plugin and waits for its Spring context, as Confluence does when it enables one. */
  PluginContext enable(Bundle plugin) throws Exception {
    try {
      plugin.start();
    } catch (BundleException e) {
      throw new AssertionError("the host cannot resolve or start the plugin: " + e.getMessage(), e);
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      Object event = events.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (event == null) {
        throw new AssertionError(
            "the plugin's Spring context did not start within 60 s; bundle state "
                + plugin.getState());
      }
      if (get(event, "getBundle") != plugin) {
        continue;
      }
      switch (event.getClass().getSimpleName()) {
        case "OsgiBundleContextRefreshedEvent" -> {
          return contextOf(plugin);
        }
        case "OsgiBundleContextFailedEvent" -> {
          Throwable cause = (Throwable) get(event, "getFailureCause");
          throw new AssertionError("the plugin's Spring context failed:" + messages(cause), cause);
        }
        case "BootstrappingDependenciesEvent" -> {
          Collection<?> missing = (Collection<?>) get(event, "getDependencyFilters");
          if (!missing.isEmpty()) {
            throw new AssertionError(
                "the plugin waits for services that the host does not register: " + missing);
          }
        }
        default -> {
          // Progress.
        }
      }
    }
  }

  private PluginContext contextOf(Bundle plugin) throws Exception {
    ServiceReference<?>[] published =
        framework
            .getBundleContext()
            .getAllServiceReferences(
                "org.springframework.context.ApplicationContext",
                "(org.springframework.context.service.name=" + plugin.getSymbolicName() + ")");
    if (published == null) {
      throw new AssertionError("the plugin's Spring context was not published");
    }
    return new PluginContext(plugin, plugin.getBundleContext().getService(published[0]));
  }

  private static Object get(Object target, String getter) throws ReflectiveOperationException {
    return target.getClass().getMethod(getter).invoke(target);
  }

  private static String messages(Throwable thrown) {
    StringBuilder out = new StringBuilder();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      out.append("\n  ").append(t.getClass().getSimpleName()).append(": ").append(t.getMessage());
    }
    return out.toString();
  }

  /**
   * The plugin's Spring context, reached by reflection, as the plugin framework does: its Spring is
   * not the host's.
   */
  record PluginContext(Bundle plugin, Object context) {

    private static final int AUTOWIRE_AUTODETECT = 4;

    /** A module's object, made as the plugin framework makes one. */
    Object module(String className) throws Exception {
      Object factory =
          context.getClass().getMethod("getAutowireCapableBeanFactory").invoke(context);
      return factory
          .getClass()
          .getMethod("createBean", Class.class, int.class, boolean.class)
          .invoke(factory, plugin.loadClass(className), AUTOWIRE_AUTODETECT, false);
    }

    /** The bean of that name, as a module of the descriptor that refers to one gets it. */
    Object bean(String name) throws Exception {
      return context.getClass().getMethod("getBean", String.class).invoke(context, name);
    }

    List<String> beans() throws Exception {
      return List.of(
          (String[]) context.getClass().getMethod("getBeanDefinitionNames").invoke(context));
    }
  }

  /** Lets go of the class loaders of what was uninstalled or updated. */
  void refresh() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    framework.adapt(FrameworkWiring.class).refreshBundles(null, event -> done.countDown());
    done.await(10, TimeUnit.SECONDS);
  }

  /** The extender's events keep a plugin's context alive. */
  void forgetEvents() {
    events.clear();
  }

  @Override
  public void close() throws IOException {
    try {
      framework.stop();
      framework.waitForStop(10_000);
    } catch (BundleException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(cache)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
