package org.blamelesswiki.postmortems.web;

/**
 * HTML whose every part was escaped where it had to be. Views put it out as it is; everything else
 * they escape.
 *
 * @param html the markup
 */
public record SafeHtml(String html) {

  /** No markup at all. */
  public static final SafeHtml NONE = new SafeHtml("");

  /** {@code text} with the five characters of HTML escaped, good for text and quoted attributes. */
  public static SafeHtml escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return new SafeHtml(out.toString());
  }

  @Override
  public String toString() {
    return html;
  }
}
