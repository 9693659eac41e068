/**
 * Issue trackers behind one interface: clients, their last known answers, and the settings of their
 * connections. Must not know wikis; a wiki brings the clock, the threads, the store for tokens and,
 * where it has its own connections, the transport.
 */
@NullMarked
package org.blamelesswiki.postmortems.tracker;

import org.jspecify.annotations.NullMarked;
