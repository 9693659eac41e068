package org.blamelesswiki.postmortems.publishing;

import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.text.Document;

/**
 * A save as the wiki hands it over.
 *
 * @param page the page's id
 * @param space the key of the space it is in once saved
 * @param state how far the postmortem is once saved
 * @param after what would be saved
 * @param before the version this edit started from; empty for a new page
 * @param confirmation what the author keeps as it is with this save
 */
public record PageEdit(
    String page,
    String space,
    PageState state,
    Document after,
    Optional<Document> before,
    Optional<Confirmation> confirmation) {}
