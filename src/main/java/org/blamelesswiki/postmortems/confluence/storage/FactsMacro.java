package org.blamelesswiki.postmortems.confluence.storage;

import java.util.Optional;
import org.blamelesswiki.postmortems.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Our macro that holds the facts of an incident and marks a page as a postmortem: found in a page,
 * and written into one.
 */
public final class FactsMacro {

  /** Its name in storage format; pages hold it for ever. */
  public static final String NAME = "PostmortemFacts";

  private FactsMacro() {}

  /** The text between the start and the end of the first such macro of the page, if it has one. */
  public static Optional<String> bodyIn(String source) {
    if (!source.contains(NAME)) {
      return Optional.empty();
    }
    Finder finder = new Finder(source);
    Markup.read(source, finder);
    return Optional.ofNullable(finder.body);
  }

  /** The macro with {@code facts} as its body. */
  public static String storage(String facts) {
    return "<ac:structured-macro ac:name=\""
        + NAME
        + "\" ac:schema-version=\"1\"><ac:plain-text-body><![CDATA["
        + facts.replace("]]>", "]]]]><![CDATA[>")
        + "]]></ac:plain-text-body></ac:structured-macro>";
  }

  /** Collects the text of the first macro of the name. */
  private static final class Finder implements Markup.Events {

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private @Nullable String body;
    private String outer = "";
    private int depth;
    private int hidden;

    Finder(String source) {
      this.source = source;
    }

    @Override
    public void start(Markup.Element element) {
      if (depth == 0
          && body == null
          && (element.attribute("ac:name").equals(NAME)
              || element.attribute("data-macro-name").equals(NAME))) {
        outer = element.name();
        depth = 1;
      } else if (depth > 0 && element.name().equals(outer)) {
        depth++;
      } else if (depth > 0 && element.name().equals("ac:parameter")) {
        hidden++;
      } else if (depth > 0 && element.name().equals("br")) {
        text.append('\n');
      }
    }

    @Override
    public void end(String name, Span at) {
      if (depth == 0) {
        return;
      }
      if (name.equals("ac:parameter")) {
        hidden--;
      } else if (name.equals(outer) && --depth == 0) {
        body = text.toString().strip();
      }
    }

    @Override
    public void text(int start, int end) {
      if (depth > 0 && hidden == 0) {
        text.append(source, start, end);
      }
    }

    @Override
    public void entity(String characters, Span at) {
      if (depth > 0 && hidden == 0) {
        text.append(characters);
      }
    }

    @Override
    public void problem(String message, Span at) {
      // Odd markup elsewhere on the page does not hide the macro.
    }
  }
}
