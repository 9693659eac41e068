/**
 * Action items: what a page names, what its tracker says of it, and what a reader is shown. Must
 * not know HTTP, clocks or wikis; a tracker is asked through {@link
 * org.blamelesswiki.postmortems.action.IssueLookup}.
 */
@NullMarked
package org.blamelesswiki.postmortems.action;

import org.jspecify.annotations.NullMarked;
