package org.blamelesswiki.postmortems.confluence.storage;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.blamelesswiki.postmortems.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Our macro that holds the facts of an incident and marks a page as a postmortem: found in a page,
 * and written into one.
 */
public final class FactsMacro {

  /** Its name; pages hold it for ever. */
  public static final String NAME = "PostmortemFacts";

  private FactsMacro() {}

  /** Whether the page has such a macro. */
  public static boolean isIn(String source) {
    return bodyIn(source).isPresent();
  }

  /** The text inside the first such macro of the page, if it has one, without space around it. */
  public static Optional<String> bodyIn(String source) {
    if (!source.contains(NAME)) {
      return Optional.empty();
    }
    Finder finder = new Finder(source);
    Markup.read(source, finder);
    return finder.body();
  }

  /** {@code source} with another body of its first such macro; empty if it has none in storage. */
  public static Optional<String> replaced(String source, String facts) {
    Finder finder = new Finder(source);
    Markup.read(source, finder);
    return finder.body != null && finder.bodyEnd >= finder.body
        ? Optional.of(
            source.substring(0, finder.body) + cdata(facts) + source.substring(finder.bodyEnd))
        : Optional.empty();
  }

  private static String cdata(String facts) {
    return "<![CDATA[" + facts.replace("]]>", "]]]]><![CDATA[>") + "]]>";
  }

  /** A parameter of the first such macro of the page; empty if it has none of that name. */
  static String parameterIn(String source, String name) {
    if (!source.contains(NAME)) {
      return "";
    }
    Finder finder = new Finder(source, name);
    Markup.read(source, finder);
    return finder.parameter.toString().strip();
  }

  /** The macro with {@code facts} as its body, in storage format. */
  public static String storage(String facts) {
    return storage(facts, Map.of());
  }

  /** The macro with {@code facts} as its body and with parameters whose values are plain words. */
  public static String storage(String facts, Map<String, String> parameters) {
    StringBuilder words = new StringBuilder();
    new TreeMap<>(parameters)
        .forEach(
            (name, value) ->
                words.append(
                    "<ac:parameter ac:name=\"%s\">%s</ac:parameter>".formatted(name, value)));
    return "<ac:structured-macro ac:name=\""
        + NAME
        + "\" ac:schema-version=\"1\">"
        + words
        + "<ac:plain-text-body>"
        + cdata(facts)
        + "</ac:plain-text-body></ac:structured-macro>";
  }

  /** Collects the text of the first macro of the name, and one of its parameters. */
  private static final class Finder implements Markup.Events {

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private @Nullable String macro;
    private int depth;
    private int parameters;
    private @Nullable Integer body;
    private int bodyEnd = -1;
    private boolean ended;

    /** The parameter that is looked for, whether its value is being read, and the value. */
    private final String wanted;

    private boolean isReading;
    final StringBuilder parameter = new StringBuilder();

    Finder(String source) {
      this(source, "");
    }

    Finder(String source, String wanted) {
      this.source = source;
      this.wanted = wanted;
    }

    Optional<String> body() {
      return macro == null ? Optional.empty() : Optional.of(text.toString().strip());
    }

    @Override
    public void start(Markup.Element element) {
      if (macro == null) {
        if (isOurs(element)) {
          macro = element.name();
          depth = 1;
          ended = Role.isEmpty(macro);
          parameter.append(
              MacroParameters.value(element.attribute("data-macro-parameters"), wanted));
        }
      } else if (!ended) {
        if (element.name().equals("ac:plain-text-body") && body == null) {
          body = element.span().end();
        }
        if (element.name().equals(macro)) {
          depth++;
        } else if (element.name().equals("ac:parameter")) {
          parameters++;
          isReading = element.attribute("ac:name").equals(wanted);
        } else if (element.name().equals("br") || element.name().equals("p")) {
          text.append('\n');
        }
      }
    }

    @Override
    public void end(String name, Span at) {
      if (ended) {
        return;
      }
      if (name.equals("ac:plain-text-body") && body != null && bodyEnd < 0) {
        bodyEnd = at.start();
      }
      if (name.equals("ac:parameter")) {
        parameters = Math.max(0, parameters - 1);
        isReading = false;
      } else if (name.equals(macro)) {
        ended = --depth == 0;
      }
    }

    @Override
    public void text(int start, int end) {
      if (isInBody()) {
        text.append(source, start, end);
      } else if (isReading) {
        parameter.append(source, start, end);
      }
    }

    @Override
    public void entity(String characters, Span at) {
      if (isInBody()) {
        text.append(characters);
      } else if (isReading) {
        parameter.append(characters);
      }
    }

    @Override
    public void problem(String message, Span at) {
      // Odd markup elsewhere on the page does not hide the macro.
    }

    private boolean isInBody() {
      return macro != null && !ended && parameters == 0;
    }

    private static boolean isOurs(Markup.Element element) {
      return (Role.isMacro(element.name()) && element.attribute("ac:name").equals(NAME))
          || element.attribute("data-macro-name").equals(NAME);
    }
  }
}
