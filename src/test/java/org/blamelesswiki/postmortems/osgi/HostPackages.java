package org.blamelesswiki.postmortems.osgi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The packages that the framework exports from its own class path, as Confluence's does: a closed
 * list, {@code /osgi/host-packages.txt}.
 */
final class HostPackages {

  private final Map<String, String> versions = new TreeMap<>();

  /** What Confluence 10.2 is taken to export of what the plugin may need. */
  static HostPackages ofConfluence() throws IOException {
    HostPackages packages = new HostPackages();
    try (InputStream in = HostPackages.class.getResourceAsStream("/osgi/host-packages.txt")) {
      for (String line :
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(l -> !l.isBlank() && !l.startsWith("#"))
              .toList()) {
        String[] parts = line.split(" +");
        packages.versions.put(parts[0], parts[1]);
      }
    }
    return packages;
  }

  /** The same with what a test plugin brings: JUnit 4 and the runner's annotation. */
  static HostPackages withTestRunner() throws IOException {
    HostPackages packages = ofConfluence();
    for (String name :
        new String[] {"org.junit", "org.junit.function", "org.junit.runner", "org.junit.runners"}) {
      packages.versions.put(name, "4.13.2");
    }
    packages.versions.put("com.atlassian.plugins.osgi.test", "2.0.2");
    return packages;
  }

  HostPackages without(String name) {
    if (versions.remove(name) == null) {
      throw new IllegalArgumentException(name + " is not on the list");
    }
    return this;
  }

  String header() {
    return versions.entrySet().stream()
        .map(e -> e.getKey() + ";version=\"" + e.getValue() + "\"")
        .collect(Collectors.joining(","));
  }
}
