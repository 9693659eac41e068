package org.blamelesswiki.postmortems.cli;

import java.util.function.ToIntFunction;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;

/** The check as the command line runs it on Markdown, every finding counted. */
public final class MarkdownCheck {

  private MarkdownCheck() {}

  /** Tells how many findings a text has. */
  public static ToIntFunction<String> counting() {
    PhrasingCheck check = Phrasing.standard();
    MarkdownParser parser = new MarkdownParser();
    return text -> check.check(parser.parse(text)).findings().size();
  }
}
