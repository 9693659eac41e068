package org.blamelesswiki.postmortems.action;

/**
 * Where an item stands.
 *
 * @param name the tracker's own word, such as {@code In Review}; empty for a wiki task
 * @param statusClass what it means
 */
public record Status(String name, StatusClass statusClass) {}
