package org.blamelesswiki.postmortems.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with the fields of one form: a message for each, shown beside it. */
public final class Problems {

  private final Map<String, String> byField = new LinkedHashMap<>();

  /** No problem. */
  public static Problems none() {
    return new Problems();
  }

  /** Notes what is wrong with a field; the first message for a field stays. */
  public Problems add(String field, String message) {
    byField.putIfAbsent(field, message);
    return this;
  }

  public boolean isEmpty() {
    return byField.isEmpty();
  }

  /** Whether there is something to say about the field. */
  public boolean has(String field) {
    return byField.containsKey(field);
  }

  /** What is wrong, in the order it was found. */
  public List<String> messages() {
    return List.copyOf(byField.values());
  }

  /** What is wrong, by field. */
  Map<String, String> byField() {
    return Map.copyOf(byField);
  }

  /** What is wrong with the field; empty for nothing. */
  public String of(String field) {
    return byField.getOrDefault(field, "");
  }
}
