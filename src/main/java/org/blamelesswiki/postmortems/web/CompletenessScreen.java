package org.blamelesswiki.postmortems.web;

import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.postmortem.Completeness;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.Gap;
import org.blamelesswiki.postmortems.text.DocumentParser;
import org.blamelesswiki.postmortems.text.Span;

/** Tells what a reader would miss in a page that is being written; nothing is stored. */
final class CompletenessScreen extends JsonScreen {

  private static final int LONGEST_TEXT = 400_000;

  private final DocumentParser markup;

  CompletenessScreen(DocumentParser markup) {
    this.markup = markup;
  }

  @Override
  Response answer(JsonBody body, Request request) {
    String text = body.text("text", LONGEST_TEXT);
    Optional<Form> form = Form.ofKey(body.textOrEmpty("form", 40));
    I18n texts = I18n.of(request.locale());
    List<GapJson> gaps =
        Completeness.of(TextFormat.of(body).parser(markup).parse(text), text, form).stream()
            .map(gap -> GapJson.of(gap, texts))
            .toList();
    return JsonApi.ok(new GapsJson(gaps));
  }

  /** The answer: what is missing, in page order. */
  record GapsJson(List<GapJson> gaps) {}

  /**
   * Something a reader will miss.
   *
   * @param kind its permanent name
   * @param message one sentence for the author
   * @param start where in the text it would go; -1 for a section that is not there
   * @param end where that place ends
   */
  record GapJson(String kind, String message, int start, int end) {

    static GapJson of(Gap gap, I18n texts) {
      String words = gap.part().map(part -> texts.text(part.headingKey())).orElse(gap.words());
      return new GapJson(
          gap.kind().key(),
          texts.text("completeness." + gap.kind().key(), words),
          gap.place().map(Span::start).orElse(-1),
          gap.place().map(Span::end).orElse(-1));
    }
  }
}
