package org.blamelesswiki.postmortems.confluence.save;

import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.confluence.save.SavedContent.Stored;
import org.blamelesswiki.postmortems.publishing.Confirmation;

/** What a request was found to bring. */
sealed interface Reading {

  /** Nothing that the gate has to see. */
  Reading NOTHING = new Nothing();

  /** See {@link #NOTHING}. */
  record Nothing() implements Reading {}

  /**
   * Something that could not be read: too long, packed, half sent, or in wiki markup.
   *
   * @param isPostmortem whether what is stored says for certain that it is a postmortem whose space
   *     holds pages
   */
  record Unread(boolean isPostmortem) implements Reading {}

  /**
   * A page to be shared, in a space that holds pages.
   *
   * @param stored what Confluence has of it already
   * @param space the key of the space it will be in; of several the one that asks for most
   * @param titles what it may be called
   * @param texts what it may say, in storage format or the editor's form of it
   * @param before its current text; empty if it has none
   * @param confirmation what the author keeps as it is
   */
  record Save(
      Optional<Stored> stored,
      String space,
      List<String> titles,
      List<String> texts,
      Optional<String> before,
      Optional<Confirmation> confirmation)
      implements Reading {

    public Save {
      titles = List.copyOf(titles);
      texts = List.copyOf(texts);
    }

    String title() {
      return titles.isEmpty() ? "" : titles.get(0);
    }

    /** Names the page for the gate, the same when the author sends it again. */
    String page() {
      return stored.map(Stored::id).orElseGet(() -> "new/" + space + "/" + title());
    }
  }
}
