package org.blamelesswiki.postmortems.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** The JSON object that a request carries, read field by field; whatever is wrong is named. */
final class JsonBody {

  private final JsonNode node;
  private final String path;

  private JsonBody(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /**
   * Reads the body of {@code request}.
   *
   * @param longest how many characters it may have
   * @throws BadRequestException if it is longer, or no JSON object
   */
  static JsonBody of(Request request, int longest) {
    String body = request.body();
    if (body.length() > longest) {
      throw new BadRequestException(413, "a request has " + longest + " characters at most");
    }
    JsonNode node;
    try {
      node = JsonApi.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new BadRequestException(400, "the body is no JSON"); // the cause may quote page text
    }
    if (!node.isObject()) {
      throw new BadRequestException(400, "the body is no JSON object");
    }
    return new JsonBody(node, "");
  }

  /** A text that has to be there. */
  String text(String field, int longest) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new BadRequestException(400, path + field + " is a text");
    }
    return within(field, value, longest);
  }

  /** A text; empty when it is not there. */
  String textOrEmpty(String field, int longest) {
    return node.path(field) instanceof MissingNode ? "" : text(field, longest);
  }

  /** The objects of an array that has to be there. */
  List<JsonBody> objects(String field, int most) {
    JsonNode value = node.path(field);
    if (!value.isArray()) {
      throw new BadRequestException(400, path + field + " is a list");
    }
    if (value.size() > most) {
      throw new BadRequestException(413, path + field + " has " + most + " elements at most");
    }
    List<JsonBody> objects = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      String at = path + field + "[" + i + "]";
      if (!value.get(i).isObject()) {
        throw new BadRequestException(400, at + " is an object");
      }
      objects.add(new JsonBody(value.get(i), at + "."));
    }
    return objects;
  }

  private String within(String field, JsonNode value, int longest) {
    String text = value.textValue();
    if (text.length() > longest) {
      throw new BadRequestException(413, path + field + " has " + longest + " characters at most");
    }
    return text;
  }

  /** The request is not what the endpoint takes; the message is for the developer of the client. */
  static final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    BadRequestException(int status, String message) {
      super(message);
      this.status = status;
    }

    Response response() {
      return JsonApi.error(status, String.valueOf(getMessage()));
    }
  }
}
