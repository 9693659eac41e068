package org.blamelesswiki.postmortems.confluence.storage;

import java.util.List;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.DocumentParser;
import org.blamelesswiki.postmortems.text.ParseProblem;
import org.blamelesswiki.postmortems.text.Span;

/**
 * Reads pages in Confluence's storage format, and in the form its editor posts them. The same page
 * gives the same words in both, so that a sentence is recognised whichever way it comes.
 *
 * <p>An element that is not known is transparent. Time and memory are linear in the length of the
 * source; nesting beyond {@link #DEEPEST} is flat, and the page is read up to {@link #LONGEST}.
 */
public final class StorageFormat implements DocumentParser {

  /** How much of a page is read, in UTF-16 units. */
  public static final int LONGEST = 10_000_000;

  /** How many open elements are told apart. */
  static final int DEEPEST = 256;

  private final UserNames names;

  /** Reads pages without knowing the users they mention. */
  public StorageFormat() {
    this(UserNames.UNKNOWN);
  }

  /** Reads the users that pages mention by their {@code names}. */
  public StorageFormat(UserNames names) {
    this.names = names;
  }

  @Override
  public Document parse(String source) {
    if (source.length() <= LONGEST) {
      return read(source, List.of());
    }
    ParseProblem cut =
        new ParseProblem(new Span(LONGEST, source.length()), "the page is longer than is read");
    return read(source.substring(0, LONGEST), List.of(cut));
  }

  private Document read(String source, List<ParseProblem> problems) {
    DocumentReader reader = new DocumentReader(source, names, problems);
    Markup.read(source, reader);
    return reader.document();
  }
}
