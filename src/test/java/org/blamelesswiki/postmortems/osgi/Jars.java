package org.blamelesswiki.postmortems.osgi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/** Bundles made of other jars and of bytes. */
final class Jars {

  private static final List<String> SPRING =
      List.of(
          "core.SpringVersion",
          "beans.factory.BeanFactory",
          "aop.SpringProxy",
          "expression.Expression",
          "context.ApplicationContext");

  private Jars() {}

  /** One bundle that exports Spring, as Atlassian's platform-spring-bundle does. */
  static byte[] springBundle() throws IOException {
    String version = springVersion();
    Path made = Path.of("target", "osgi", "spring-bundle-" + version + ".jar");
    if (Files.exists(made)) {
      return Files.readAllBytes(made);
    }
    Map<String, byte[]> content = new HashMap<>();
    TreeSet<String> packages = new TreeSet<>();
    for (String type : SPRING) {
      try (JarInputStream jar =
          new JarInputStream(Files.newInputStream(jarOf("org.springframework." + type)))) {
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
          String name = entry.getName();
          if (entry.isDirectory()
              || (name.startsWith("META-INF/") && !name.startsWith("META-INF/spring."))) {
            continue;
          }
          content.merge(name, jar.readAllBytes(), Jars::lines);
          if (name.endsWith(".class")) {
            packages.add(name.substring(0, name.lastIndexOf('/')).replace('/', '.'));
          }
        }
      }
    }
    byte[] bundle =
        bundle(
            Map.of(
                "Bundle-SymbolicName",
                "spring-bundle",
                "Bundle-Version",
                version,
                "DynamicImport-Package",
                "*",
                "Export-Package",
                packages.stream()
                    .map(p -> p + ";version=\"" + version + "\"")
                    .collect(Collectors.joining(","))),
            content);
    Files.createDirectories(made.getParent());
    Files.write(made, bundle);
    return bundle;
  }

  private static String springVersion() throws IOException {
    try (JarFile jar = new JarFile(jarOf("org.springframework.core.SpringVersion").toFile())) {
      return jar.getManifest().getMainAttributes().getValue("Implementation-Version");
    }
  }

  /** Spring's jars each have a list of namespaces: one after the other. */
  private static byte[] lines(byte[] first, byte[] second) {
    return (new String(first, StandardCharsets.UTF_8)
            + "\n"
            + new String(second, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Stands for the run time of Atlassian Spring Scanner. */
  static byte[] scannerBundle() throws IOException {
    String namespace = "http://www.atlassian.com/schema/atlassian-scanner/2";
    String handler = ScannerNamespaceHandler.class.getName();
    String file = handler.replace('.', '/') + ".class";
    Map<String, byte[]> content = new HashMap<>();
    content.put("META-INF/spring.handlers", utf8(namespace.replace(":", "\\:") + "=" + handler));
    content.put(
        "META-INF/spring.schemas",
        utf8(
            (namespace + "/atlassian-scanner.xsd").replace(":", "\\:") + "=atlassian-scanner.xsd"));
    content.put(
        "atlassian-scanner.xsd",
        utf8(
            "<xsd:schema xmlns:xsd='http://www.w3.org/2001/XMLSchema' targetNamespace='"
                + namespace
                + "'><xsd:element name='scan-indexes'><xsd:complexType><xsd:attribute"
                + " name='profile'/></xsd:complexType></xsd:element></xsd:schema>"));
    try (InputStream in = Jars.class.getClassLoader().getResourceAsStream(file)) {
      content.put(file, in.readAllBytes());
    }
    return bundle(
        Map.of(
            "Bundle-SymbolicName",
            "scanner-stand-in",
            "Bundle-Version",
            "1.0.0",
            "DynamicImport-Package",
            "*"),
        content);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bundle(Map<String, String> headers, Map<String, byte[]> content)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
    headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      jar.setLevel(0);
      for (Map.Entry<String, byte[]> entry : content.entrySet()) {
        jar.putNextEntry(new ZipEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  static InputStream rewrite(
      Path jar, UnaryOperator<Manifest> change, BiFunction<String, byte[], byte[]> entryChange)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarFile in = new JarFile(jar.toFile());
        JarOutputStream out = new JarOutputStream(bytes, change.apply(in.getManifest()))) {
      for (ZipEntry entry : in.stream().map(e -> (ZipEntry) e).toList()) {
        if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          out.write(entryChange.apply(entry.getName(), in.getInputStream(entry).readAllBytes()));
        }
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  static Path jarOf(String className) {
    URL url = Jars.class.getClassLoader().getResource(className.replace('.', '/') + ".class");
    if (url == null) {
      throw new UncheckedIOException(new IOException(className + " is not on the class path"));
    }
    return Path.of(URI.create(url.toString().replaceAll("^jar:(.*)!.*$", "$1")));
  }
}
