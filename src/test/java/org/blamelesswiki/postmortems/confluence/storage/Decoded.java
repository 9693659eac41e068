package org.blamelesswiki.postmortems.confluence.storage;

/** Text as a browser reads it from an attribute or a text area. */
public final class Decoded {

  private Decoded() {}

  public static String of(String html) {
    return Entities.resolve(html);
  }
}
