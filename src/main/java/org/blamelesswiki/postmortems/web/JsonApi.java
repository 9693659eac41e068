package org.blamelesswiki.postmortems.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** The JSON that every endpoint speaks. */
final class JsonApi {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonApi() {}

  /** An answer with a value. */
  static Response.Json ok(Object value) {
    return json(200, value);
  }

  /** The one error shape: an object with a {@code message} for the user. */
  static Response.Json error(int status, String message) {
    return json(status, Map.of("message", message));
  }

  private static Response.Json json(int status, Object value) {
    try {
      return new Response.Json(status, MAPPER.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer has no JSON form", e);
    }
  }
}
