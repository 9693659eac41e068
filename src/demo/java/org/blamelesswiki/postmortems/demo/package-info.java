/**
 * Starts an unmodified Apache JSPWiki with the plugin inside, for the demo and for the tests. Must
 * not know the plugin's classes beyond what it seeds; the wiki loads its own copy of them.
 */
@NullMarked
package org.blamelesswiki.postmortems.demo;

import org.jspecify.annotations.NullMarked;
