package org.blamelesswiki.postmortems.confluence.storage;

import java.util.Optional;
import org.blamelesswiki.postmortems.text.Span;

/**
 * Puts other words into a place of a page. Everything outside the place stays as it is, byte for
 * byte.
 */
public final class StorageEdit {

  private StorageEdit() {}

  /**
   * {@code source} with {@code words} where {@code place} is, such as the place of a finding.
   *
   * @param words plain text; what is markup in it is escaped
   * @return empty if more than plain text stands in that place, as a link or a mention would be
   *     lost, or if the place is inside a tag
   */
  public static Optional<String> replace(String source, Span place, String words) {
    if (place.end() > source.length() || place.length() == 0) {
      return Optional.empty();
    }
    Place found = new Place(place);
    Markup.read(source, found);
    if (!found.isPlainText()) {
      return Optional.empty();
    }
    return Optional.of(
        source.substring(0, place.start())
            + (found.isCdata(source) ? words.replace("]]>", "]]]]><![CDATA[>") : escape(words))
            + source.substring(place.end()));
  }

  private static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Tells whether text and entities alone fill a place. */
  private static final class Place implements Markup.Events {

    private final Span place;
    private int covered;
    private int textStart = -1;

    Place(Span place) {
      this.place = place;
    }

    boolean isPlainText() {
      return covered == place.length();
    }

    /** In a CDATA section nothing is escaped. */
    boolean isCdata(String source) {
      return textStart >= 0 && source.startsWith("<![CDATA[", textStart - "<![CDATA[".length());
    }

    @Override
    public void text(int start, int end) {
      int from = Math.max(start, place.start());
      int to = Math.min(end, place.end());
      if (from < to) {
        covered += to - from;
        textStart = start;
      }
    }

    @Override
    public void entity(String characters, Span at) {
      if (place.contains(at)) {
        covered += at.length();
      }
    }

    @Override
    public void start(Markup.Element element) {
      // Not text.
    }

    @Override
    public void end(String name, Span at) {
      // Not text.
    }

    @Override
    public void problem(String message, Span at) {
      // Odd markup elsewhere does not matter here.
    }
  }
}
