package org.blamelesswiki.postmortems.confluence.storage;

import java.util.List;
import org.blamelesswiki.postmortems.text.OffsetProperties;

class StorageOffsetsTest extends OffsetProperties {

  StorageOffsetsTest() {
    super(new StorageFormat());
  }

  @Override
  public List<Around> decorations() {
    return List.of(
        new Around("<strong>", "</strong>"),
        new Around("<em class=\"a &gt; b\">", "</em>"),
        new Around("<span style='color: red'>", "</span>"),
        new Around("<a href=\"https://example.com/?a=1&amp;b=2\">", "</a>"),
        new Around("<!-- a > b --><u>", "</u>"));
  }

  @Override
  public List<Around> blocks() {
    return List.of(
        new Around("<p>", "</p>"),
        new Around("<ul>\n<li>", "</li></ul>"),
        new Around("<ol><li><p>", "</p></li></ol>\n"),
        new Around("<table><tbody><tr><td colspan=\"2\">", "</td></tr></tbody></table>"),
        new Around(
            "<ac:layout><ac:layout-section ac:type=\"single\"><ac:layout-cell><p>",
            "</p></ac:layout-cell></ac:layout-section></ac:layout>"),
        new Around("<div><div><p>", "</p></div></div>"));
  }

  @Override
  public List<String> spellings(String symbol) {
    int codePoint = symbol.codePointAt(0);
    List<String> numbers = List.of("&#" + codePoint + ";", String.format("&#x%X;", codePoint));
    return switch (symbol) {
      case "&" -> List.of("&amp;", numbers.get(0), numbers.get(1));
      case "\u00e9" -> List.of(symbol, "&eacute;", numbers.get(0));
      case "\u2014" -> List.of(symbol, "&mdash;", numbers.get(1));
      case "\u00ab" -> List.of(symbol, "&laquo;");
      default -> List.of(symbol, numbers.get(0), numbers.get(1));
    };
  }

  @Override
  public List<String> spaces() {
    return List.of(" ", "\n", " \n  ");
  }
}
