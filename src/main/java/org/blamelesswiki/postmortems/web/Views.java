package org.blamelesswiki.postmortems.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.loader.ResourceLoader;
import org.apache.velocity.util.ExtProperties;
import org.jspecify.annotations.Nullable;

/**
 * Renders the Velocity templates beside this class. Every reference is escaped for HTML unless it
 * is {@link SafeHtml}; an unknown reference is an error.
 *
 * <p>A template sees {@code $view}, its view model; {@code $t}, the {@link I18n} texts; and {@code
 * $request}, for addresses and the CSRF token.
 */
public final class Views {

  private final VelocityEngine engine;

  public Views() {
    Properties properties = new Properties();
    properties.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
    properties.setProperty(RuntimeConstants.RESOURCE_LOADERS, "views");
    properties.setProperty(RuntimeConstants.INPUT_ENCODING, "UTF-8");
    properties.setProperty(RuntimeConstants.VM_LIBRARY, "macros.vm");
    properties.setProperty(RuntimeConstants.SPACE_GOBBLING, "structured");
    engine = new VelocityEngine();
    engine.setProperties(properties);
    engine.setProperty("resource.loader.views.instance", new BundledTemplates());
    engine.setProperty("resource.loader.views.cache", "true");
    initWithOurClasses();
  }

  /**
   * Velocity looks for its own classes through the thread's class loader first, and in Confluence
   * that one finds the host's Velocity.
   */
  private void initWithOurClasses() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Views.class.getClassLoader());
    try {
      engine.init();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * The template's HTML.
   *
   * @param name the template, without its ending
   * @param view its view model; its class and accessors are public
   */
  public SafeHtml render(String name, Object view, I18n texts, Request request) {
    VelocityContext context = new VelocityContext();
    context.put("view", view);
    context.put("t", texts);
    context.put("request", request);
    EventCartridge cartridge = new EventCartridge();
    cartridge.addEventHandler(
        (ReferenceInsertionEventHandler) (c, reference, value) -> safe(value));
    cartridge.attachToContext(context);
    StringWriter out = new StringWriter();
    engine.getTemplate(name + ".vm").merge(context, out);
    return new SafeHtml(out.toString());
  }

  private static @Nullable Object safe(@Nullable Object value) {
    return value == null || value instanceof SafeHtml ? value : SafeHtml.escape(value.toString());
  }

  /** Reads templates through our own class loader: a wiki's thread may have another one. */
  private static final class BundledTemplates extends ResourceLoader {

    @Override
    public void init(ExtProperties configuration) {
      // Where the templates are is not configurable.
    }

    @Override
    public Reader getResourceReader(String name, String encoding) {
      InputStream in = Views.class.getResourceAsStream("views/" + name);
      if (in == null) {
        throw new ResourceNotFoundException("no template " + name);
      }
      return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    @Override
    public boolean resourceExists(String name) {
      try (InputStream in = Views.class.getResourceAsStream("views/" + name)) {
        return in != null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean isSourceModified(Resource resource) {
      return false;
    }

    @Override
    public long getLastModified(Resource resource) {
      return 0;
    }
  }
}
