/**
 * The save hook: which requests would share a page, what text they bring, and how one is held.
 * Decides nothing itself (the gate does), and knows servlets only in the filter and what it wraps.
 */
@NullMarked
package org.blamelesswiki.postmortems.confluence.save;

import org.jspecify.annotations.NullMarked;
