/**
 * Confluence's storage format, and the editor's form of it, as plain structure with offsets back to
 * the source. Must not know Confluence's classes: no host is needed to read a page.
 */
@NullMarked
package org.blamelesswiki.postmortems.confluence.storage;

import org.jspecify.annotations.NullMarked;
