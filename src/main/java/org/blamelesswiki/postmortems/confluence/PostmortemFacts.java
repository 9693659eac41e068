package org.blamelesswiki.postmortems.confluence;

import com.atlassian.confluence.content.render.xhtml.ConversionContext;
import com.atlassian.confluence.macro.Macro;
import java.util.Map;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.web.SafeHtml;
import org.jspecify.annotations.Nullable;

/**
 * The macro that holds the facts of an incident as text and marks its page as a postmortem. Readers
 * see the facts as they were written.
 */
public final class PostmortemFacts implements Macro {

  @Override
  public String execute(
      Map<String, String> parameters, @Nullable String body, ConversionContext context) {
    String facts = body == null ? "" : body.strip();
    if (facts.isEmpty()) {
      return "";
    }
    return facts
        .lines()
        .filter(line -> line.contains(":"))
        .map(PostmortemFacts::row)
        .collect(Collectors.joining("", "<dl class=\"pm-facts\">", "</dl>"));
  }

  private static String row(String line) {
    int colon = line.indexOf(':');
    return "<dt>%s</dt><dd>%s</dd>"
        .formatted(
            SafeHtml.escape(line.substring(0, colon).strip()).html(),
            SafeHtml.escape(line.substring(colon + 1).strip()).html());
  }

  @Override
  public BodyType getBodyType() {
    return BodyType.PLAIN_TEXT;
  }

  @Override
  public OutputType getOutputType() {
    return OutputType.BLOCK;
  }
}
