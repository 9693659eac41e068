package org.blamelesswiki.postmortems.cli;

import java.util.function.ToIntFunction;
import org.blamelesswiki.postmortems.phrasing.FreshCheck;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;
import org.blamelesswiki.postmortems.phrasing.Severity;

/** The check as the command line runs it on Markdown. */
public final class MarkdownCheck {

  private MarkdownCheck() {}

  /** Tells how many findings from {@code lowest} on a text has. */
  public static ToIntFunction<String> counting(Severity lowest) {
    PhrasingCheck check = FreshCheck.from(lowest);
    MarkdownParser parser = new MarkdownParser();
    return text -> check.check(parser.parse(text)).findings().size();
  }
}
