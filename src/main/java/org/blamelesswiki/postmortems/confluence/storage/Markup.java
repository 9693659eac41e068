package org.blamelesswiki.postmortems.confluence.storage;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.blamelesswiki.postmortems.text.Span;

/**
 * Reads markup once, from its first character to its last, and tells what it meets with its place.
 *
 * <p>A body in storage format is a fragment: several roots, prefixes nobody declares, entities of
 * HTML; and what the editor posts is HTML. The JDK's StAX parser reads neither without a wrapper
 * and a DTD, its locations are those of its buffer and not of a character behind an entity, and it
 * stops at the first mistake. Here nothing is declared, loaded or expanded, each character is
 * looked at a fixed number of times, and what makes no sense is text.
 */
final class Markup {

  /** Takes what is met, in source order. */
  interface Events {

    /** Text as it stands in the source. */
    void text(int start, int end);

    /** One entity, as the characters it stands for. */
    void entity(String characters, Span source);

    /** A start tag; a tag that is empty, such as {@code <br/>}, is a start and an end. */
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
   * @param attributes by name in lower case, entities resolved; of two with one name the first
   * @param span where it stands
   */
  record Element(String name, Map<String, String> attributes, Span span) {

    /** The value of an attribute; empty if it is not there. */
    String attribute(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }

    boolean has(String attribute) {
      return attributes.containsKey(attribute);
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

  /** Tells {@code events} what stands in {@code source}. */
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
      text(textFrom, from);
      boolean understood = c == '<' ? tag() : entity();
      if (understood) {
        textFrom = at;
      } else {
        // A lone < or & is a character like any other.
        textFrom = from;
        at = from + 1;
      }
    }
    text(textFrom, at);
  }

  private void text(int from, int to) {
    if (to > from) {
      events.text(from, to);
    }
  }

  private boolean tag() {
    if (source.startsWith(CDATA, at)) {
      cdata();
      return true;
    }
    if (source.startsWith("<!--", at)) {
      return skip("-->", "a comment does not end");
    }
    if (source.startsWith("<!", at)) {
      return skip(hasSubset() ? "]>" : ">", "a declaration does not end");
    }
    if (source.startsWith("<?", at)) {
      return skip("?>", "an instruction does not end");
    }
    return source.startsWith("</", at) ? endTag() : startTag();
  }

  private void cdata() {
    int from = at + CDATA.length();
    int close = source.indexOf("]]>", from);
    if (close < 0) {
      events.problem("a CDATA section does not end", new Span(at, from));
      text(from, source.length());
      at = source.length();
    } else {
      text(from, close);
      at = close + 3;
    }
  }

  /** Whether the declaration that starts here holds others, as a document type may. */
  private boolean hasSubset() {
    int i = at;
    while (i < source.length() && source.charAt(i) != '>' && source.charAt(i) != '[') {
      i++;
    }
    return i < source.length() && source.charAt(i) == '[';
  }

  private boolean skip(String close, String problem) {
    int end = source.indexOf(close, at + 2);
    if (end < 0) {
      events.problem(problem, new Span(at, source.length()));
      at = source.length();
    } else {
      at = end + close.length();
    }
    return true;
  }

  private boolean endTag() {
    int nameEnd = nameEnd(at + 2);
    if (nameEnd == at + 2) {
      return false;
    }
    String name = lower(at + 2, nameEnd);
    int close = source.indexOf('>', nameEnd);
    Span span = new Span(at, close < 0 ? source.length() : close + 1);
    at = span.end();
    events.end(name, span);
    return true;
  }

  private boolean startTag() {
    int nameEnd = nameEnd(at + 1);
    if (nameEnd == at + 1) {
      return false;
    }
    String name = lower(at + 1, nameEnd);
    Map<String, String> attributes = new LinkedHashMap<>();
    boolean empty = false;
    int i = nameEnd;
    while (i < source.length() && source.charAt(i) != '>') {
      if (source.startsWith("/>", i)) {
        empty = true;
        i++;
      } else {
        int attributeEnd = nameEnd(i);
        i = attributeEnd == i ? i + 1 : attribute(i, attributeEnd, attributes);
      }
    }
    Span span = new Span(at, Math.min(i + 1, source.length()));
    if (i >= source.length()) {
      events.problem("a tag does not end", span);
    }
    at = span.end();
    events.start(new Element(name, attributes, span));
    if (empty) {
      events.end(name, span);
    }
    return true;
  }

  /** Reads one attribute and answers where it ends. */
  private int attribute(int from, int nameEnd, Map<String, String> attributes) {
    int equals = skipSpace(nameEnd);
    int valueFrom = nameEnd;
    int valueEnd = nameEnd;
    int end = nameEnd;
    if (equals < source.length() && source.charAt(equals) == '=') {
      valueFrom = skipSpace(equals + 1);
      char quote = valueFrom < source.length() ? source.charAt(valueFrom) : ' ';
      if (quote == '"' || quote == '\'') {
        int close = source.indexOf(quote, ++valueFrom);
        valueEnd = close < 0 ? source.length() : close;
        end = Math.min(valueEnd + 1, source.length());
      } else {
        valueEnd = bareValueEnd(valueFrom);
        end = valueEnd;
      }
    }
    if (attributes.size() < MOST_ATTRIBUTES) {
      attributes.putIfAbsent(
          lower(from, nameEnd), Entities.resolve(source.substring(valueFrom, valueEnd)));
    }
    return end;
  }

  private int bareValueEnd(int from) {
    int i = from;
    while (i < source.length()
        && !Character.isWhitespace(source.charAt(i))
        && source.charAt(i) != '>') {
      i++;
    }
    return i;
  }

  private boolean entity() {
    int end = Entities.end(source, at);
    String characters = end > at ? Entities.characters(source.substring(at + 1, end - 1)) : "";
    if (characters.isEmpty()) {
      return false;
    }
    Span span = new Span(at, end);
    at = end;
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
}
