/**
 * What the core asks of a wiki: pages, spaces, permissions, a store, a current user, notifications.
 * Must not know which wiki answers.
 */
@NullMarked
package org.blamelesswiki.postmortems.spi;

import org.jspecify.annotations.NullMarked;
