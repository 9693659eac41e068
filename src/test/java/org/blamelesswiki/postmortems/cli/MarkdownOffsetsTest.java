package org.blamelesswiki.postmortems.cli;

import java.util.List;
import org.blamelesswiki.postmortems.text.OffsetProperties;

class MarkdownOffsetsTest extends OffsetProperties {

  MarkdownOffsetsTest() {
    super(new MarkdownParser());
  }

  @Override
  public List<Around> decorations() {
    return List.of(
        new Around("**", "**"),
        new Around("[", "](https://example.com/a_b \"title\")"),
        new Around("<span class=\"a\">", "</span>"));
  }

  @Override
  public List<Around> blocks() {
    return List.of(
        new Around("", "\n\n"),
        new Around("- ", "\n\n<!-- -->\n\n"),
        new Around("1. ", "\n\n<!-- -->\n\n"),
        new Around("| a | b |\n|---|---|\n| c | ", " |\n\n"));
  }

  @Override
  public List<String> spellings(String symbol) {
    int codePoint = symbol.codePointAt(0);
    return switch (symbol) {
      case "&" -> List.of("&amp;", "&#38;", "\\&");
      case "\u00e9" -> List.of(symbol, "&eacute;", "&#233;");
      case "." -> List.of(symbol, "\\.", "&#46;");
      case "," -> List.of(symbol, "\\,");
      default -> List.of(symbol, "&#" + codePoint + ";", String.format("&#x%X;", codePoint));
    };
  }

  @Override
  public List<String> spaces() {
    return List.of(" ", "  ");
  }
}
