/**
 * What the plugin offers other plugins and scripts of the same Confluence, as an OSGi service. Must
 * know nothing of the rest of the plugin, so that a change inside breaks nobody.
 */
@NullMarked
package org.blamelesswiki.postmortems.confluence.api;

import org.jspecify.annotations.NullMarked;
