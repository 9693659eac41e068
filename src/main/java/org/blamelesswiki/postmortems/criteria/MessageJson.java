package org.blamelesswiki.postmortems.criteria;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Messages as JSON, so that what was decided once can be read in any language later: {@code
 * {"key":"verdict.required","with":[{"words":"checkout"}]}}.
 */
public final class MessageJson {

  private static final ObjectMapper MAPPER = JsonFields.MAPPER;

  private MessageJson() {}

  public static String write(Message message) {
    return node(message).toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Message read(String json) {
    try {
      return message(MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a message is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static ObjectNode node(Message message) {
    ObjectNode node = MAPPER.createObjectNode().put("key", message.key());
    if (!message.arguments().isEmpty()) {
      node.set("with", array(message.arguments()));
    }
    return node;
  }

  private static ArrayNode array(List<Message.Argument> arguments) {
    ArrayNode array = MAPPER.createArrayNode();
    arguments.forEach(argument -> array.add(node(argument)));
    return array;
  }

  private static ObjectNode node(Message.Argument argument) {
    ObjectNode node = MAPPER.createObjectNode();
    if (argument instanceof Message.Words words) {
      node.put("words", words.words());
    } else if (argument instanceof Message.Count count) {
      node.put("count", count.count());
    } else if (argument instanceof Message.Amount amount) {
      node.put("amount", amount.quantity().amount()).put("unit", amount.quantity().unit().key());
    } else if (argument instanceof Message.Bare bare) {
      node.put("bare", bare.number());
    } else if (argument instanceof Message.Measure measure) {
      node.put("measure", measure.unit().key());
    } else if (argument instanceof Message.Length length) {
      node.put("length", length.window().toString());
    } else if (argument instanceof Message.Time time) {
      node.put("time", time.due().amount()).put("in", time.due().kind().key());
    } else if (argument instanceof Message.Day day) {
      node.put("day", day.day().toString());
    } else if (argument instanceof Message.Nested nested) {
      node.set("message", node(nested.message()));
    } else if (argument instanceof Message.Row row) {
      node.put("joined", row.joinedBy().key()).set("items", array(row.items()));
    }
    return node;
  }

  private static Message message(JsonNode node) {
    return new Message(node.path("key").asText(), arguments(node.path("with")));
  }

  private static List<Message.Argument> arguments(JsonNode array) {
    List<Message.Argument> arguments = new ArrayList<>();
    array.forEach(node -> arguments.add(argument(node)));
    return arguments;
  }

  private static Message.Argument argument(JsonNode node) {
    if (node.has("words")) {
      return new Message.Words(node.path("words").asText());
    } else if (node.has("count")) {
      return new Message.Count(node.path("count").asLong());
    } else if (node.has("amount")) {
      return new Message.Amount(
          new Quantity(node.path("amount").asDouble(), new Unit(node.path("unit").asText())));
    } else if (node.has("bare")) {
      return new Message.Bare(node.path("bare").asDouble());
    } else if (node.has("measure")) {
      return new Message.Measure(new Unit(node.path("measure").asText()));
    } else if (node.has("length")) {
      return new Message.Length(
          known(Window.parse(node.path("length").asText()), node.path("length")));
    } else if (node.has("time")) {
      Due.Kind kind = known(Due.Kind.ofKey(node.path("in").asText()), node);
      return new Message.Time(new Due(node.path("time").asInt(), kind));
    } else if (node.has("day")) {
      return new Message.Day(LocalDate.parse(node.path("day").asText()));
    } else if (node.has("message")) {
      return new Message.Nested(message(node.path("message")));
    }
    Message.Joint joint =
        known(Keyed.find(Message.Joint.values(), node.path("joined").asText()), node);
    return new Message.Row(joint, arguments(node.path("items")));
  }

  private static <T> T known(Optional<T> value, JsonNode node) {
    return value.orElseThrow(
        () -> new IllegalArgumentException("a message has no part such as " + node));
  }
}
