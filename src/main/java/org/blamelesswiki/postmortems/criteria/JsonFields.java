package org.blamelesswiki.postmortems.criteria;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object being read. What is wrong is collected with the path of its field, so that a
 * reader sees every problem at once; a field that has one reads as null.
 */
final class JsonFields {

  private static final int LONGEST_TEXT = 2_000_000;
  private static final int DEEPEST = 64;

  /** Numbers that are none, such as NaN, are let in to be refused beside their field. */
  static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode node;
  private final String path;
  private final List<Problem> problems;
  private final Set<String> read = new LinkedHashSet<>();

  JsonFields(JsonNode node, String path, List<Problem> problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
    if (!node.isObject()) {
      problem("", "problem.not-an-object");
    }
  }

  /**
   * Parses the text.
   *
   * @return null when it is no JSON object, which is then among the problems
   */
  static @Nullable JsonNode parse(String json, List<Problem> problems) {
    if (json.length() > LONGEST_TEXT) {
      problems.add(new Problem("", Message.of("problem.too-long", Message.count(LONGEST_TEXT))));
      return null;
    }
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node.isObject()) {
        return node;
      }
      problems.add(new Problem("", Message.of("problem.not-an-object")));
    } catch (JsonProcessingException e) {
      problems.add(
          new Problem(
              "",
              Message.of(
                  "problem.not-json",
                  Message.words(e.getOriginalMessage()),
                  Message.count(e.getLocation() == null ? 0 : e.getLocation().getLineNr()))));
    }
    return null;
  }

  String path(String field) {
    return field.isEmpty() ? path : path.isEmpty() ? field : path + "." + field;
  }

  void problem(String field, String key, Message.Argument... arguments) {
    problems.add(new Problem(path(field), Message.of(key, arguments)));
  }

  boolean has(String field) {
    read.add(field);
    return node.hasNonNull(field);
  }

  /** The names of the fields that are there. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Says which fields nobody asked for: a misspelt one would otherwise be lost in silence. */
  void refuseOthers() {
    for (String name : names()) {
      if (!read.contains(name)) {
        problem(name, "problem.unknown-field", Message.words(name));
      }
    }
  }

  @Nullable String text(String field) {
    JsonNode value = required(field);
    if (value == null) {
      return null;
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      problem(field, "problem.no-words");
      return null;
    }
    return value.textValue();
  }

  String text(String field, String otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    JsonNode value = node.get(field);
    if (!value.isTextual()) {
      problem(field, "problem.no-words");
      return otherwise;
    }
    return value.textValue();
  }

  @Nullable Boolean flag(String field) {
    JsonNode value = required(field);
    if (value != null && !value.isBoolean()) {
      problem(field, "problem.no-flag");
      return null;
    }
    return value == null ? null : value.booleanValue();
  }

  boolean flag(String field, boolean otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    Boolean value = flag(field);
    return value == null ? otherwise : value;
  }

  @Nullable Integer whole(String field, int least, int most) {
    JsonNode value = required(field);
    if (value == null) {
      return null;
    }
    if (!value.canConvertToInt()
        || value.doubleValue() != value.intValue()
        || value.intValue() < least
        || value.intValue() > most) {
      problem(field, "problem.no-whole-number", Message.count(least), Message.count(most));
      return null;
    }
    return value.intValue();
  }

  @Nullable Double number(String field) {
    JsonNode value = required(field);
    if (value == null) {
      return null;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!Double.isFinite(number)) {
      problem(field, "problem.no-number");
      return null;
    }
    if (number < 0) {
      problem(field, "problem.negative");
      return null;
    }
    return number;
  }

  @Nullable LocalDate day(String field) {
    return parsed(field, LocalDate::parse, "problem.no-day");
  }

  @Nullable Instant moment(String field) {
    return parsed(field, Instant::parse, "problem.no-moment");
  }

  /** A value in the form that {@code parse} reads. */
  <T> @Nullable T parsed(String field, Function<String, T> parse, String problem) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    try {
      return parse.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      problem(field, problem, Message.words(text));
      return null;
    }
  }

  /** A value in a form that {@code parse} may not know. */
  <T> @Nullable T known(String field, Function<String, Optional<T>> parse, String problem) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    Optional<T> value = parse.apply(text);
    if (value.isEmpty()) {
      problem(field, problem, Message.words(text));
    }
    return value.orElse(null);
  }

  /** One of the constants, by its key. */
  <E extends Keyed> @Nullable E constant(String field, E[] constants) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    Optional<E> found = Keyed.find(constants, text);
    if (found.isEmpty()) {
      Set<String> keys = new LinkedHashSet<>();
      for (E constant : constants) {
        keys.add(constant.key());
      }
      problem(
          field, "problem.no-choice", Message.words(text), Message.names(Message.Joint.OR, keys));
    }
    return found.orElse(null);
  }

  <E extends Keyed> E constant(String field, E[] constants, E otherwise) {
    E found = has(field) ? constant(field, constants) : otherwise;
    return found == null ? otherwise : found;
  }

  @Nullable FactKey factKey(String field) {
    return parsed(field, FactKey::new, "problem.no-fact-key");
  }

  @Nullable CriterionId criterionId(String field) {
    return parsed(field, CriterionId::new, "problem.no-criterion-id");
  }

  /** The words in a list; none when the field is not there. */
  Set<String> words(String field) {
    Set<String> words = new LinkedHashSet<>();
    List<JsonNode> items = items(field);
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      if (!item.isTextual() || item.textValue().isBlank()) {
        problem(field + "[" + i + "]", "problem.no-words");
      } else {
        words.add(item.textValue());
      }
    }
    return words;
  }

  /** The words in a list, each read by {@code parse}. */
  <T> Set<T> parsedWords(String field, Function<String, T> parse, String problem) {
    Set<T> values = new LinkedHashSet<>();
    for (String word : words(field)) {
      try {
        values.add(parse.apply(word));
      } catch (DateTimeException | IllegalArgumentException e) {
        problem(field, problem, Message.words(word));
      }
    }
    return values;
  }

  /**
   * The items of a list, each read by {@code read} with its path; those with a problem left out.
   */
  <T> List<T> list(String field, BiFunction<JsonNode, String, @Nullable T> read) {
    List<T> values = new ArrayList<>();
    List<JsonNode> items = items(field);
    for (int i = 0; i < items.size(); i++) {
      T value = read.apply(items.get(i), path(field) + "[" + i + "]");
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private List<JsonNode> items(String field) {
    if (!has(field)) {
      return List.of();
    }
    JsonNode value = node.get(field);
    if (!value.isArray()) {
      problem(field, "problem.no-list");
      return List.of();
    }
    List<JsonNode> items = new ArrayList<>();
    value.forEach(items::add);
    return items;
  }

  /** Another object, whose problems join these. */
  JsonFields at(JsonNode other, String otherPath) {
    return new JsonFields(other, otherPath, problems);
  }

  /** The object within; null when the field is not there. */
  @Nullable JsonFields object(String field) {
    return has(field) ? new JsonFields(node.get(field), path(field), problems) : null;
  }

  /** The object within, which has to be there. */
  @Nullable JsonFields requiredObject(String field) {
    JsonNode value = required(field);
    return value == null ? null : new JsonFields(value, path(field), problems);
  }

  /** The value, whatever it is; null when the field is not there, which is then a problem. */
  @Nullable JsonNode node(String field) {
    return required(field);
  }

  /** How many items the list has; 0 when there is none. */
  int size(String field) {
    return node.path(field).size();
  }

  /**
   * What {@code make} makes of values that were read; a value that the type refuses is a problem of
   * this object.
   */
  <T> @Nullable T make(Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      problem("", "problem.refused", Message.words(String.valueOf(e.getMessage())));
      return null;
    }
  }

  private @Nullable JsonNode required(String field) {
    if (!has(field)) {
      if (node.isObject()) {
        problem(field, "problem.missing", Message.words(field));
      }
      return null;
    }
    return node.get(field);
  }
}
