package org.blamelesswiki.postmortems.settings;

/**
 * A value and the version of it that was read.
 *
 * @param value the value
 * @param version counts its changes; 0 when nobody has changed the default yet
 * @param <T> the value's type
 */
public record Versioned<T>(T value, long version) {}
