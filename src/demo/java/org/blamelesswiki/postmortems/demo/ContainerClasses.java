package org.blamelesswiki.postmortems.demo;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a web application sees of the Java process around it: the container and nothing else.
 *
 * <p>Tests and the demo have the plugin and JSPWiki on their own class path. Were they visible from
 * inside, the wiki would find everything twice and refuse to start.
 */
final class ContainerClasses extends ClassLoader {

  private static final List<String> PACKAGES =
      List.of(
          "javax.",
          "org.apache.catalina.",
          "org.apache.coyote.",
          "org.apache.el.",
          "org.apache.jasper.",
          "org.apache.juli.",
          "org.apache.naming.",
          "org.apache.tomcat.",
          "org.eclipse.jdt.");

  private static final Pattern CONTAINER_JAR = Pattern.compile(".*/(tomcat-|ecj-)[^/]*\\.jar!.*");

  private final ClassLoader process = ContainerClasses.class.getClassLoader();

  ContainerClasses() {
    super(ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (PACKAGES.stream().noneMatch(name::startsWith)) {
      throw new ClassNotFoundException(name);
    }
    return process.loadClass(name);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    try {
      Enumeration<URL> found = findResources(name);
      return found.hasMoreElements() ? found.nextElement() : null;
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    return Collections.enumeration(
        Collections.list(process.getResources(name)).stream()
            .filter(url -> CONTAINER_JAR.matcher(url.toString()).matches())
            .toList());
  }
}
