package org.blamelesswiki.postmortems.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One style sheet or script of the plugin. */
final class AssetScreen implements Screen {

  private final String name;
  private final String contentType;

  AssetScreen(String name, String contentType) {
    this.name = name;
    this.contentType = contentType;
  }

  @Override
  public Access access() {
    return Access.ANYONE;
  }

  @Override
  public Response get(Request request) {
    try (InputStream in = AssetScreen.class.getResourceAsStream("assets/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the plugin lacks its file " + name);
      }
      return new Response.Asset(contentType, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
