package org.blamelesswiki.postmortems.jspwiki;

import java.util.List;
import org.blamelesswiki.postmortems.text.OffsetProperties;

class WikiMarkupOffsetsTest extends OffsetProperties {

  WikiMarkupOffsetsTest() {
    super(source -> WikiMarkup.read(source).document());
  }

  @Override
  public List<Around> decorations() {
    return List.of(
        new Around("__", "__"),
        new Around("''", "''"),
        new Around("[", "|https://example.com/a]", false),
        new Around("%%(color: red)", "%%"));
  }

  @Override
  public List<Around> blocks() {
    return List.of(
        new Around("", "\n\n"),
        new Around("* ", "\n\n"),
        new Around("## ", "\n\n"),
        new Around("|", "|\n\n"),
        new Around("|one|", "|three\n\n"));
  }

  @Override
  public List<String> spellings(String symbol) {
    return List.of(symbol);
  }

  @Override
  public List<String> spaces() {
    return List.of(" ", "  ");
  }
}
