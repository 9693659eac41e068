package org.blamelesswiki.postmortems.settings;

/**
 * Turns one kind of settings into JSON and back.
 *
 * @param <T> the settings
 */
public interface Codec<T> {

  String toJson(T value);

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if it is not such JSON; the message names the field and value
   * @throws NewerFormatException if a newer version of the plugin wrote it
   */
  T fromJson(String json);
}
