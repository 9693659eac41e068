/**
 * Typed settings for the site and for each space: defaults, validation, versions, and a dated trail
 * of changes. Must not know how they are stored.
 */
@NullMarked
package org.blamelesswiki.postmortems.settings;

import org.jspecify.annotations.NullMarked;
