package org.blamelesswiki.postmortems.phrasing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A mapping read from YAML, with limits; what it holds is asked for by name and type. */
final class YamlFile {

  private static final LoadSettings LIMITS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setAllowRecursiveKeys(false)
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(1_000_000)
          .build();

  private final String name;
  private final Map<String, Object> content;

  private YamlFile(String name, Map<String, Object> content) {
    this.name = name;
    this.content = content;
  }

  /** Reads a file of this jar. */
  static YamlFile ofResource(String path) {
    try (InputStream in = YamlFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no such file: " + path);
      }
      return parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  static YamlFile parse(String name, String yaml) {
    try {
      return ofObject(name, new Load(LIMITS).loadFromString(yaml));
    } catch (YamlEngineException | IndexOutOfBoundsException e) { // The parser's own slip, rarely.
      throw new IllegalArgumentException(name + " is not YAML: " + e.getMessage(), e);
    }
  }

  private static YamlFile ofObject(String name, Object object) {
    if (!(object instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(name + ": expected a mapping");
    }
    Map<String, Object> content = new LinkedHashMap<>();
    map.forEach((key, value) -> content.put(String.valueOf(key), value));
    return new YamlFile(name, content);
  }

  /** Refuses a file with keys that nobody asks for: a misspelt key must not be passed over. */
  void allowOnly(Set<String> keys) {
    Set<String> unknown = new TreeSet<>(content.keySet());
    unknown.removeAll(keys);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(name + ": unknown keys " + unknown);
    }
  }

  Set<String> keys() {
    return content.keySet();
  }

  String text(String key) {
    return optionalText(key).orElseThrow(() -> new IllegalArgumentException(name + ": no " + key));
  }

  Optional<String> optionalText(String key) {
    Object value = content.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Map || value instanceof List) {
      throw new IllegalArgumentException(name + ": " + key + " is not a text");
    }
    return Optional.of(String.valueOf(value).strip());
  }

  List<String> texts(String key) {
    return list(key).stream()
        .map(
            item -> {
              if (item instanceof Map || item instanceof List) {
                throw new IllegalArgumentException(name + ": " + key + " holds more than texts");
              }
              return String.valueOf(item);
            })
        .toList();
  }

  List<YamlFile> mappings(String key) {
    return list(key).stream().map(item -> ofObject(name + ": " + key, item)).toList();
  }

  YamlFile mapping(String key) {
    return ofObject(name + ": " + key, content.getOrDefault(key, Map.of()));
  }

  private List<?> list(String key) {
    Object value = content.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw new IllegalArgumentException(name + ": " + key + " is not a list");
    }
    return list;
  }
}
