package org.blamelesswiki.postmortems.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** One of the two jars that this build makes, opened for reading. */
record BuiltJar(Path path) {

  /** The Confluence bundle. */
  static BuiltJar bundle() {
    return named("bundle.jar");
  }

  /** The jar for JSPWiki's {@code WEB-INF/lib} and for {@code java -jar}. */
  static BuiltJar standalone() {
    return named("standalone.jar");
  }

  private static BuiltJar named(String property) {
    return new BuiltJar(Path.of(System.getProperty(property)));
  }

  /** Names of all files in the jar, folders left out. */
  List<String> files() {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Java packages with at least one class, multi-release classes under their own name. */
  TreeSet<String> packages() {
    TreeSet<String> packages = new TreeSet<>();
    for (String file : files()) {
      if (file.endsWith(".class") && file.contains("/")) {
        String folder = file.substring(0, file.lastIndexOf('/'));
        packages.add(folder.replaceFirst("^META-INF/versions/\\d+/?", "").replace('/', '.'));
      }
    }
    packages.remove("");
    return packages;
  }

  String header(String name) {
    try (JarFile jar = new JarFile(path.toFile())) {
      Attributes attributes = jar.getManifest().getMainAttributes();
      String value = attributes.getValue(name);
      if (value == null) {
        throw new AssertionError(path + " has no header " + name + ": " + attributes.keySet());
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean hasHeader(String name) {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.getManifest().getMainAttributes().getValue(name) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String file) {
    try (JarFile jar = new JarFile(path.toFile());
        InputStream in = jar.getInputStream(jar.getJarEntry(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
