package org.blamelesswiki.postmortems.criteria;

/**
 * An incident on record, with a postmortem or without.
 *
 * @param id names it; unique
 * @param facts what is known about it
 */
public record RecordedIncident(String id, Facts facts) {}
