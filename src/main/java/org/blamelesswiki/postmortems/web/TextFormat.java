package org.blamelesswiki.postmortems.web;

import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.DocumentParser;

/** What the text of a JSON request is written in. */
enum TextFormat {
  /** The wiki's own markup, as a text area holds it. */
  MARKUP,
  /** Plain words, as a rich editor shows them. */
  PLAIN;

  /** What the request's field {@code format} says; markup when it says nothing. */
  static TextFormat of(JsonBody body) {
    String format = body.textOrEmpty("format", 20);
    return switch (format) {
      case "", "markup" -> MARKUP;
      case "plain" -> PLAIN;
      default -> throw new JsonBody.BadRequestException(400, "format is markup or plain");
    };
  }

  DocumentParser parser(DocumentParser markup) {
    return this == PLAIN ? Document::ofText : markup;
  }
}
