/**
 * A page as plain structure: document, section, block, sentence, span, with offsets back to the
 * source. Must not know what a rule is.
 */
@NullMarked
package org.blamelesswiki.postmortems.text;

import org.jspecify.annotations.NullMarked;
