package org.blamelesswiki.postmortems.settings;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Writes a record as JSON with its format version in front.
 *
 * @param <T> the record
 */
public final class RecordCodec<T> implements Codec<T> {

  private static final String FORMAT = "format";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
          .build();

  private final Class<T> type;
  private final int format;
  private final List<Step> steps;

  /** Brings the JSON of one format to the next, in place. */
  @FunctionalInterface
  public interface Step {
    void upgrade(ObjectNode json);
  }

  /**
   * A codec for records of {@code type}.
   *
   * @param format the version of the JSON it writes; a newer one is refused
   * @param steps for each older format, in order from 1, how it becomes the next
   */
  public RecordCodec(Class<T> type, int format, Step... steps) {
    if (steps.length != format - 1) {
      throw new IllegalArgumentException(
          "format " + format + " has " + (format - 1) + " before it, not " + steps.length);
    }
    this.type = type;
    this.format = format;
    this.steps = List.of(steps);
  }

  @Override
  public String toJson(T value) {
    try {
      ObjectNode node = MAPPER.createObjectNode().put(FORMAT, format);
      node.setAll(MAPPER.<ObjectNode>valueToTree(value));
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a " + type.getSimpleName() + " has no JSON form", e);
    }
  }

  @Override
  public T fromJson(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (!(node instanceof ObjectNode object) || !object.path(FORMAT).isInt()) {
        throw new IllegalArgumentException(type.getSimpleName() + " has no format version");
      }
      int found = object.remove(FORMAT).asInt();
      if (found > format) {
        throw new NewerFormatException(type.getSimpleName(), found, format);
      }
      if (found < 1) {
        throw new IllegalArgumentException(type.getSimpleName() + " has no format " + found);
      }
      steps.subList(found - 1, steps.size()).forEach(step -> step.upgrade(object));
      return MAPPER.treeToValue(object, type);
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(
          type.getSimpleName() + " at " + e.getPathReference() + ": " + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          type.getSimpleName() + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
