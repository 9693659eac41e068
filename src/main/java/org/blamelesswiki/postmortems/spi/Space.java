package org.blamelesswiki.postmortems.spi;

/**
 * A space of the wiki: pages that share owners and settings.
 *
 * @param key its permanent key
 * @param name the name readers see
 */
public record Space(String key, String name) {}
