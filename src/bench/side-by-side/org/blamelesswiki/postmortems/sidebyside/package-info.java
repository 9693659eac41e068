/** Runs the phrasing check beside other linters on the same text; ships in no artifact. */
@NullMarked
package org.blamelesswiki.postmortems.sidebyside;

import org.jspecify.annotations.NullMarked;
