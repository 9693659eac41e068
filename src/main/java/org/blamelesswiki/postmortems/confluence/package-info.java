/**
 * The plugin for Confluence Data Center: wires the core to the host's services and translates
 * between the two. Must not decide anything, and must not know the other adapters.
 */
@NullMarked
package org.blamelesswiki.postmortems.confluence;

import org.jspecify.annotations.NullMarked;
