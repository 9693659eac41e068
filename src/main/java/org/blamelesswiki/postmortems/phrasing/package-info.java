/**
 * Rules, the checker, findings and rewrites: a pure function from a document to a report. Must not
 * know wikis, clocks or I/O.
 */
@NullMarked
package org.blamelesswiki.postmortems.phrasing;

import org.jspecify.annotations.NullMarked;
