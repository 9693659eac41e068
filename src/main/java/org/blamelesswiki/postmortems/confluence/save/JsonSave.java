package org.blamelesswiki.postmortems.confluence.save;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.confluence.storage.FactsMacro;

/**
 * What the JSON body of a save says of the page. Confluence takes one of two equal keys and one of
 * several representations, and which is its own affair: here all of them count.
 *
 * @param ids the content ids at the top
 * @param types such as {@code page}
 * @param statuses what the content is to become
 * @param titles the titles
 * @param spaces the keys of the spaces it is to be in
 * @param texts the different texts, whatever form they have
 */
record JsonSave(
    Set<String> ids,
    Set<String> types,
    Set<String> statuses,
    Set<String> titles,
    Set<String> spaces,
    List<Text> texts) {

  /**
   * One text of the page.
   *
   * @param representation the form it says it has
   * @param value the text
   */
  record Text(String representation, String value) {

    /** Whether it is a form we read; wiki markup is not. */
    boolean isMarkup() {
      return !representation.equals("wiki");
    }

    /** Whether it may hold our macro, whatever its form. */
    boolean mentionsFacts() {
      return value.contains(FactsMacro.NAME);
    }
  }

  private static final JsonFactory JSON = new JsonFactory();

  /** Whether such a body makes a page or blog post current. */
  boolean shares() {
    boolean isPage = types.isEmpty() || types.contains("page") || types.contains("blogpost");
    return isPage && (statuses.isEmpty() || statuses.contains("current"));
  }

  /** Whether it is about the content with that id; a body need not repeat it. */
  boolean isAbout(String id) {
    return ids.isEmpty() || ids.contains(id);
  }

  /**
   * Reads a body.
   *
   * @param charset the one its content type names; without one it is found as JSON's rules say
   * @return empty if it is no JSON object, or not whole
   */
  static Optional<JsonSave> read(byte[] body, Optional<Charset> charset) {
    try (JsonParser parser = parser(body, charset)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          ? Optional.of(new Reader(parser).read())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // Confluence cannot read it either, and says so.
    }
  }

  private static JsonParser parser(byte[] body, Optional<Charset> charset) throws IOException {
    boolean isUnicode = charset.isEmpty() || charset.get().name().startsWith("UTF-");
    return isUnicode
        ? JSON.createParser(body)
        : JSON.createParser(
            new InputStreamReader(new ByteArrayInputStream(body), charset.orElseThrow()));
  }

  /** Walks through the fields and collects what stands at the places that matter. */
  private static final class Reader {

    private final JsonParser parser;
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> statuses = new LinkedHashSet<>();
    private final Set<String> titles = new LinkedHashSet<>();
    private final Set<String> spaces = new LinkedHashSet<>();
    private final Set<Text> texts = new LinkedHashSet<>();

    Reader(JsonParser parser) {
      this.parser = parser;
    }

    JsonSave read() throws IOException {
      object(
          (name, token) -> {
            switch (name) {
              case "id" -> ids.add(value());
              case "type" -> types.add(value());
              case "status" -> statuses.add(value());
              case "title" -> titles.add(value());
              case "space" -> object(token, this::space);
              case "body" -> object(token, this::body);
              default -> parser.skipChildren();
            }
          });
      return new JsonSave(ids, types, statuses, titles, spaces, List.copyOf(texts));
    }

    private void space(String name, JsonToken token) throws IOException {
      if (name.equals("key")) {
        spaces.add(value());
      }
      parser.skipChildren();
    }

    private void body(String form, JsonToken token) throws IOException {
      List<String> values = new ArrayList<>();
      List<String> representations = new ArrayList<>();
      object(
          token,
          (name, inner) -> {
            if (name.equals("value")) {
              values.add(value());
            } else if (name.equals("representation")) {
              representations.add(value());
            }
            parser.skipChildren();
          });
      String representation = representations.contains("wiki") ? "wiki" : form;
      values.forEach(value -> texts.add(new Text(representation, value)));
    }

    /** Reads the fields of the object that starts here; of anything else none. */
    private void object(JsonToken token, Field field) throws IOException {
      if (token == JsonToken.START_OBJECT) {
        object(field);
      } else {
        parser.skipChildren();
      }
    }

    private void object(Field field) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        field.read(name, parser.nextToken());
      }
    }

    /** A number is read as its digits; an object or array has no value. */
    private String value() throws IOException {
      return parser.getValueAsString("");
    }

    /** Takes one field; the parser stands on its value, and then on its end. */
    private interface Field {
      void read(String name, JsonToken token) throws IOException;
    }
  }
}
