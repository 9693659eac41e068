/**
 * Tests that run inside a Confluence, as a plugin beside ours: that its services and ours fit
 * together. They ask what any other plugin may ask, and leave everything as it was.
 */
@NullMarked
package it.org.blamelesswiki.postmortems;

import org.jspecify.annotations.NullMarked;
