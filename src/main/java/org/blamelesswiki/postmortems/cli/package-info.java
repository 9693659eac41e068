/**
 * The command line: reads files, runs the check, prints what it found. Decides nothing, and must
 * not know the wikis.
 */
@NullMarked
package org.blamelesswiki.postmortems.cli;

import org.jspecify.annotations.NullMarked;
