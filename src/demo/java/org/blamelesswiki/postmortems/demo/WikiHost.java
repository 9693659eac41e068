package org.blamelesswiki.postmortems.demo;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.WebResourceRoot;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.FileResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.apache.tomcat.util.scan.StandardJarScanner;

/**
 * Apache JSPWiki as its project releases it, in an embedded Tomcat on the loopback address, with
 * jars of ours laid over its {@code WEB-INF/lib}. Nothing in the unpacked war is changed.
 */
public final class WikiHost implements AutoCloseable {

  /** The path the wiki stands under. */
  public static final String PATH = "/wiki";

  /** Larger than any page; Tomcat's 2 MiB would drop a larger form without a word. */
  private static final int MAX_POST_BYTES = 16 << 20;

  private final Tomcat tomcat;
  private final URI address;

  private WikiHost(Tomcat tomcat, URI address) {
    this.tomcat = tomcat;
    this.address = address;
  }

  /**
   * Starts the wiki; returns when it answers.
   *
   * @param war the unpacked war
   * @param jars what is added to its {@code WEB-INF/lib}
   * @param folder where it keeps pages, users and its work files
   * @param port the port, or 0 for any free one
   */
  public static WikiHost start(Path war, List<Path> jars, WikiFolder folder, int port)
      throws IOException {
    Path work = Files.createDirectories(folder.root().resolve("tomcat"));
    // Tomcat would make it below the working directory.
    Files.createDirectories(work.resolve("webapps"));
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(work.toString());
    tomcat.setPort(port);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().setMaxPostSize(MAX_POST_BYTES);
    // What is too large is read to its end: a browser shows no answer to a form that it is sending.
    tomcat.getConnector().setProperty("maxSwallowSize", "-1");

    StandardContext wiki =
        (StandardContext) tomcat.addWebapp(PATH, war.toAbsolutePath().toString());
    wiki.addParameter("jspwiki.custom.config", folder.properties().toString());
    wiki.setParentClassLoader(new ContainerClasses());
    ((StandardJarScanner) wiki.getJarScanner()).setScanClassPath(false);
    wiki.setResources(withOverlay(wiki, jars, folder));
    Rfc6265CookieProcessor cookies = new Rfc6265CookieProcessor();
    cookies.setSameSiteCookies("lax");
    wiki.setCookieProcessor(cookies);
    try {
      tomcat.start();
      // Tomcat starts even if the wiki inside it does not.
      if (wiki.getState() != LifecycleState.STARTED) {
        throw new IOException("JSPWiki did not start; its log is in " + folder.logs());
      }
    } catch (LifecycleException e) {
      stop(tomcat);
      throw new IOException("Tomcat did not start: " + e.getMessage(), e);
    } catch (IOException e) {
      stop(tomcat);
      throw e;
    }
    int taken = tomcat.getConnector().getLocalPort();
    return new WikiHost(tomcat, URI.create("http://127.0.0.1:" + taken + PATH + "/"));
  }

  private static WebResourceRoot withOverlay(
      StandardContext wiki, List<Path> jars, WikiFolder folder) {
    StandardRoot root = new StandardRoot(wiki);
    for (Path jar : jars) {
      overlay(root, "/WEB-INF/lib/" + jar.getFileName(), jar.toFile());
    }
    // JSPWiki looks its policy up by name, as a class path resource.
    overlay(root, "/WEB-INF/classes/" + WikiFolder.POLICY, folder.policy().toFile());
    return root;
  }

  private static void overlay(StandardRoot root, String path, File file) {
    root.addPostResources(new FileResourceSet(root, path, file.getAbsolutePath(), "/"));
  }

  /** The address of the wiki, with a slash at the end. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    stop(tomcat);
  }

  private static void stop(Tomcat tomcat) {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException("the wiki did not stop", e);
    }
  }
}
