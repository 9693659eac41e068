package org.blamelesswiki.postmortems.confluence.storage;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.blamelesswiki.postmortems.text.Span;

/**
 * Reads markup once, from its first character to its last, and tells what it meets with its place.
 *
 * <p>A fragment of storage format is not a document: it has several roots, undeclared prefixes, and
 * entities of HTML; and the editor's form of it is HTML. An XML parser needs a DTD to read it and
 * then gives no offset for a character behind an entity. Here nothing is declared, loaded or
 * expanded, every character is looked at a fixed number of times, and what makes no sense is text.
 */
final class Markup {

  /** Takes what is met, in source order. */
  interface Events {

    /** Text as it stands in the source. */
    void text(int start, int end);

    /** One entity, as the characters it stands for. */
    void entity(String characters, Span source);

    /** A start tag; an empty-element tag is a start and an end. */
    void start(Element element);

    /** An end tag. */
    void end(String name, Span source);

    /** Something that makes no sense; reading goes on behind it. */
    void problem(String message, Span source);
  }

  /**
   * A start tag.
   *
   * @param name in lower case, with its prefix
   * @param attributes by name in lower case, entities resolved
   * @param span where it stands
   */
  record Element(String name, Map<String, String> attributes, Span span) {

    String attribute(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }

    boolean hasClass(String word) {
      return (" " + attribute("class") + " ").contains(" " + word + " ");
    }
  }

  private static final String CDATA = "<![CDATA[";
  private static final int MOST_ATTRIBUTES = 64;

  private final String source;
  private final Events events;
  private int at;

  private Markup(String source, Events events) {
    this.source = source;
    this.events = events;
  }

  static void read(String source, Events events) {
    new Markup(source, events).run();
  }

  private void run() {
    int textFrom = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c != '<' && c != '&') {
        at++;
        continue;
      }
      int from = at;
      if (from > textFrom) {
        events.text(textFrom, from);
      }
      boolean understood = c == '<' ? tag() : entity();
      if (understood) {
        textFrom = at;
      } else {
        // A lone < or & is a character like any other.
        textFrom = from;
        at = from + 1;
      }
    }
    if (at > textFrom) {
      events.text(textFrom, at);
    }
  }

  private boolean tag() {
    if (source.startsWith(CDATA, at)) {
      return cdata();
    }
    if (source.startsWith("<!--", at)) {
      return skipTo("-->", "a comment does not end");
    }
    if (source.startsWith("<!", at)) {
      return skipTo(">", "a declaration does not end");
    }
    if (source.startsWith("<?", at)) {
      return skipTo("?>", "an instruction does not end");
    }
    return source.startsWith("</", at) ? endTag() : startTag();
  }

  private boolean cdata() {
    int from = at + CDATA.length();
    int close = source.indexOf("]]>", from);
    int end = close < 0 ? source.length() : close;
    if (close < 0) {
      events.problem("a CDATA section does not end", new Span(at, source.length()));
    }
    if (end > from) {
      events.text(from, end);
    }
    at = close < 0 ? end : close + 3;
    return true;
  }

  private boolean skipTo(String close, String problem) {
    int end = source.indexOf(close, at);
    if (end < 0) {
      events.problem(problem, new Span(at, source.length()));
      at = source.length();
    } else {
      at = end + close.length();
    }
    return true;
  }

  private boolean endTag() {
    int from = at;
    int nameEnd = nameEnd(from + 2);
    if (nameEnd == from + 2) {
      return false;
    }
    String name = lower(from + 2, nameEnd);
    int close = source.indexOf('>', nameEnd);
    at = close < 0 ? source.length() : close + 1;
    events.end(name, new Span(from, at));
    return true;
  }

  private boolean startTag() {
    int from = at;
    int nameEnd = nameEnd(from + 1);
    if (nameEnd == from + 1) {
      return false;
    }
    String name = lower(from + 1, nameEnd);
    Map<String, String> attributes = new LinkedHashMap<>();
    int i = nameEnd;
    boolean empty = false;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (c == '>') {
        i++;
        break;
      }
      if (c == '/' && i + 1 < source.length() && source.charAt(i + 1) == '>') {
        empty = true;
        i += 2;
        break;
      }
      int attributeEnd = nameEnd(i);
      i = attributeEnd == i ? i + 1 : attribute(i, attributeEnd, attributes);
    }
    at = i;
    Span span = new Span(from, i);
    events.start(new Element(name, attributes, span));
    if (empty) {
      events.end(name, span);
    }
    return true;
  }

  /** Reads one attribute and answers where it ends. */
  private int attribute(int from, int nameEnd, Map<String, String> attributes) {
    int i = skipSpace(nameEnd);
    String value = "";
    int end = nameEnd;
    if (i < source.length() && source.charAt(i) == '=') {
      i = skipSpace(i + 1);
      if (i < source.length() && (source.charAt(i) == '"' || source.charAt(i) == '\'')) {
        int close = source.indexOf(source.charAt(i), i + 1);
        int valueEnd = close < 0 ? source.length() : close;
        value = source.substring(i + 1, valueEnd);
        end = close < 0 ? valueEnd : close + 1;
      } else {
        int valueEnd = i;
        while (valueEnd < source.length() && !isSpaceOrEnd(source.charAt(valueEnd))) {
          valueEnd++;
        }
        value = source.substring(i, valueEnd);
        end = valueEnd;
      }
    }
    if (attributes.size() < MOST_ATTRIBUTES) {
      attributes.putIfAbsent(lower(from, nameEnd), Entities.resolve(value));
    }
    return end;
  }

  private boolean entity() {
    int semicolon = Entities.semicolon(source, at);
    if (semicolon < 0) {
      return false;
    }
    String characters = Entities.characters(source.substring(at + 1, semicolon));
    if (characters.isEmpty()) {
      return false;
    }
    Span span = new Span(at, semicolon + 1);
    at = span.end();
    events.entity(characters, span);
    return true;
  }

  private int skipSpace(int from) {
    int i = from;
    while (i < source.length() && Character.isWhitespace(source.charAt(i))) {
      i++;
    }
    return i;
  }

  private int nameEnd(int from) {
    int i = from;
    while (i < source.length() && isName(source.charAt(i))) {
      i++;
    }
    return i;
  }

  private String lower(int from, int to) {
    return source.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '_' || c == '.';
  }

  private static boolean isSpaceOrEnd(char c) {
    return Character.isWhitespace(c) || c == '>';
  }
}
