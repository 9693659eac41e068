/**
 * Criteria sets as data: facts in, verdict with its explanation out; obligations, review, replay
 * over past incidents, differences between versions. Must not know pages.
 */
@NullMarked
package org.blamelesswiki.postmortems.criteria;

import org.jspecify.annotations.NullMarked;
