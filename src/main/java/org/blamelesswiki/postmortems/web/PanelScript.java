package org.blamelesswiki.postmortems.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The script of the panel in one file, for wikis without a module loader. The modules are the same
 * files that a wiki with a loader serves one by one.
 */
final class PanelScript implements Screen {

  /** Every module, each after those it names. */
  static final List<String> MODULES =
      List.of(
          "blocks",
          "model",
          "client",
          "strip",
          "textarea",
          "rich-text",
          "view",
          "gaps",
          "roles",
          "panel",
          "written",
          "start");

  private static final String BEFORE =
      """
      (function () {
      'use strict';
      var modules = {};
      function define(name, names, factory) {
          modules[name] = factory.apply(null, names.map(function (used) { return modules[used]; }));
      }
      """;

  private static final String AFTER =
      """
      var start = modules['pm/panel/start'].start;
      // For editors that a wiki's own script opens.
      window.BlamelessPostmortems = {
          attach: modules['pm/panel/start'].attach,
          richText: modules['pm/panel/rich-text'].create
      };
      if (document.readyState === 'loading') {
          document.addEventListener('DOMContentLoaded', start);
      } else {
          start();
      }
      })();
      """;

  private final String script;

  PanelScript() {
    StringBuilder all = new StringBuilder(BEFORE);
    MODULES.forEach(module -> all.append(source(module)));
    script = all.append(AFTER).toString();
  }

  @Override
  public Access access() {
    return Access.ANYONE;
  }

  @Override
  public Response get(Request request) {
    return new Response.Asset("text/javascript", script);
  }

  private static String source(String module) {
    String file = "assets/panel/" + module + ".js";
    try (InputStream in = PanelScript.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the plugin lacks its file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
