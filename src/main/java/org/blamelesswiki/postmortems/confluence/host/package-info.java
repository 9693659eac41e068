/**
 * What the core asks of a wiki, answered by Confluence: pages, spaces, users, and the store. Must
 * not know screens, macros or the save hook.
 */
@NullMarked
package org.blamelesswiki.postmortems.confluence.host;

import org.jspecify.annotations.NullMarked;
