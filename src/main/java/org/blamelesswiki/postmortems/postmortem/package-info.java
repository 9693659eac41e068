/**
 * A postmortem and its forms: sections, facts, state, requests, groups, completeness. Must not know
 * how pages are stored.
 */
@NullMarked
package org.blamelesswiki.postmortems.postmortem;

import org.jspecify.annotations.NullMarked;
