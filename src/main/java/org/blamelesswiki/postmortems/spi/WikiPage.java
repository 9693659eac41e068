package org.blamelesswiki.postmortems.spi;

import java.time.Instant;
import org.blamelesswiki.postmortems.text.Document;

/**
 * The current version of a page.
 *
 * @param ref which page
 * @param version counts the versions of the page, from 1
 * @param modified when this version was saved
 * @param source the text in the wiki's own markup
 * @param document the same text as plain structure
 */
public record WikiPage(
    PageRef ref, int version, Instant modified, String source, Document document) {}
