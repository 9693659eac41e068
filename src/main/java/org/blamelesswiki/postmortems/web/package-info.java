/**
 * Screens and the JSON API, the same in both wikis: request to response, Velocity views, assets.
 * Must not know servlet APIs.
 */
@NullMarked
package org.blamelesswiki.postmortems.web;

import org.jspecify.annotations.NullMarked;
