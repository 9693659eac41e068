package org.blamelesswiki.postmortems.osgi;

import com.atlassian.confluence.user.AuthenticatedUserThreadLocal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.confluence.fake.FakePage;
import org.w3c.dom.Element;

/**
 * A servlet container with the servlets and filters that the bundle's descriptor names, in front of
 * as much of Confluence's own content resource and forms as saves a page.
 */
final class WebHost implements AutoCloseable {

  /** Names the user of a browser. */
  static final String USER_COOKIE = "wiki-user";

  private final Undertow server;

  WebHost(OsgiHost.PluginContext plugin, FakeConfluence wiki) throws Exception {
    this(plugin, wiki, Map.of());
  }

  /**
   * A container for browsers: pages get their decorators, and there are pages of a test's own.
   *
   * @param more servlets by the path pattern below the wiki's
   */
  WebHost(OsgiHost.PluginContext plugin, FakeConfluence wiki, Map<String, Servlet> more)
      throws Exception {
    Descriptor descriptor = Descriptor.of(plugin.plugin());
    DeploymentInfo info =
        Servlets.deployment()
            .setClassLoader(WebHost.class.getClassLoader())
            .setContextPath("/confluence")
            .setDeploymentName("confluence");
    addFilter(info, "login", new LogIn(wiki), "/*", DispatcherType.REQUEST);
    if (!more.isEmpty()) {
      addFilter(info, "decorator", new Decorator(), "/*", DispatcherType.REQUEST);
    }
    for (Element element : descriptor.elements("servlet-filter")) {
      // The host matches patterns that a container cannot; the filter looks at the path itself.
      Filter filter = (Filter) plugin.module(element.getAttribute("class"));
      addFilter(info, element.getAttribute("key"), filter, "/*", DispatcherType.REQUEST);
    }
    for (Element element : descriptor.elements("servlet")) {
      Servlet servlet = (Servlet) plugin.module(element.getAttribute("class"));
      addServlet(info, element.getAttribute("key"), servlet, "/plugins/servlet/*");
    }
    addServlet(info, "content", new ContentResource(wiki), "/rest/api/content/*");
    addServlet(info, "forms", new ClassicForms(wiki), "/pages/*");
    more.forEach((pattern, servlet) -> addServlet(info, "test" + pattern, servlet, pattern));
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(info);
    manager.deploy();
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(io.undertow.Handlers.path().addPrefixPath("/confluence", manager.start()))
            .build();
    server.start();
  }

  private static void addFilter(
      DeploymentInfo info, String name, Filter filter, String pattern, DispatcherType dispatcher) {
    FilterInfo added =
        new FilterInfo(name, filter.getClass(), new ImmediateInstanceFactory<>(filter));
    info.addFilter(added).addFilterUrlMapping(name, pattern, dispatcher);
  }

  private static void addServlet(
      DeploymentInfo info, String name, Servlet servlet, String pattern) {
    info.addServlet(
        new ServletInfo(name, servlet.getClass(), new ImmediateInstanceFactory<>(servlet))
            .addMapping(pattern));
  }

  URI url(String path) {
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return URI.create("http://127.0.0.1:" + address.getPort() + "/confluence" + path);
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Basic authentication, or a cookie for browsers, before everything of the plugin's. */
  private record LogIn(FakeConfluence wiki) implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      String header = ((HttpServletRequest) request).getHeader("Authorization");
      if (header != null) {
        String name =
            new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
        wiki.logIn(name.split(":")[0]);
      }
      Cookie[] cookies = ((HttpServletRequest) request).getCookies();
      if (cookies != null) {
        Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals(USER_COOKIE))
            .forEach(cookie -> wiki.logIn(cookie.getValue()));
      }
      wiki.http().answer((HttpServletRequest) request, (HttpServletResponse) response);
      try {
        chain.doFilter(request, response);
      } finally {
        AuthenticatedUserThreadLocal.reset();
        wiki.http().answer(null, null);
      }
    }
  }

  /** Confluence's content resource, as far as it publishes a page. */
  @SuppressWarnings("serial")
  private static final class ContentResource extends HttpServlet {

    private final transient FakeConfluence wiki;

    ContentResource(FakeConfluence wiki) {
      this.wiki = wiki;
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      JsonNode body = new ObjectMapper().readTree(request.getInputStream());
      FakePage page = wiki.page(Long.parseLong(request.getPathInfo().substring(1)));
      if (page == null) {
        response.setStatus(404);
        return;
      }
      String text = body.at("/body/editor/value").asText(page.getBodyAsString());
      wiki.publish(page, body.path("title").asText(page.getTitle()), text);
      ObjectNode answer = new ObjectMapper().createObjectNode();
      answer.put("id", String.valueOf(page.getId()));
      answer.putObject("_links").put("webui", page.getUrlPath());
      response.setContentType("application/json");
      response.getWriter().write(answer.toString());
    }
  }

  /** The classic edit form. */
  @SuppressWarnings("serial")
  private static final class ClassicForms extends HttpServlet {

    private final transient FakeConfluence wiki;

    ClassicForms(FakeConfluence wiki) {
      this.wiki = wiki;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      FakePage page = wiki.page(Long.parseLong(request.getParameter("pageId")));
      wiki.publish(page, request.getParameter("title"), request.getParameter("wysiwygContent"));
      response.sendRedirect(request.getContextPath() + page.getUrlPath());
    }
  }
}
