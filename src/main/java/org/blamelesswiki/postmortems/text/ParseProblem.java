package org.blamelesswiki.postmortems.text;

/**
 * A place that a parser could not make sense of.
 *
 * @param span where, in the source
 * @param message what was expected; never the page's words
 */
public record ParseProblem(Span span, String message) {}
