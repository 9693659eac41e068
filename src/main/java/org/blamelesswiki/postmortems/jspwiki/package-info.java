/**
 * The door to Apache JSPWiki: translates its pages, users, saves and requests, and wires the core
 * into it. Decides nothing, and must not know the other doors.
 */
@NullMarked
package org.blamelesswiki.postmortems.jspwiki;

import org.jspecify.annotations.NullMarked;
