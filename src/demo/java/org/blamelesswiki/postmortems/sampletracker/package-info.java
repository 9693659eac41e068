/**
 * A sample issue tracker for the demo and the tests: a small HTTP server that speaks the part of
 * Jira's documented REST API v2 that the product uses. Not part of the product.
 */
@NullMarked
package org.blamelesswiki.postmortems.sampletracker;

import org.jspecify.annotations.NullMarked;
