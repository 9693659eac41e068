package org.blamelesswiki.postmortems.confluence.save;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.publishing.Suggestion;
import org.blamelesswiki.postmortems.publishing.Verdict;
import org.blamelesswiki.postmortems.web.I18n;

/**
 * The answer to a save by JSON that waits, in the shape of Confluence's own errors, so that the
 * editor and scripts can show it. The editor reads {@code message}, and gives up without a string
 * there; clients print {@code data.errors}; ours reads the arguments of each.
 */
final class HeldJson {

  /** The status that the editor takes for "correct this and send it again", and nothing else. */
  static final int STATUS = 400;

  /** Names our errors among Confluence's. */
  static final String KEY = "org.blamelesswiki.postmortems.suggestion";

  /** Names the error of a page that could not be checked. */
  static final String UNCHECKED_KEY = "org.blamelesswiki.postmortems.unchecked";

  private HeldJson() {}

  /** The body, in the language of {@code texts}. */
  static String of(Decision.Hold hold, I18n texts) {
    ArrayNode errors = JsonNodeFactory.instance.arrayNode();
    String message;
    if (hold.verdict().isPresent()) {
      Verdict verdict = hold.verdict().get();
      verdict.open().forEach(suggestion -> errors.add(error(suggestion, texts)));
      message =
          texts.text("save.held", verdict.open().size())
              + " "
              + texts.text(verdict.mayKeepAll() ? "save.held.keep" : "save.held.reword");
    } else {
      message = texts.text("save.unchecked");
      errors.addObject().set("message", message(UNCHECKED_KEY, message));
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("statusCode", STATUS);
    ObjectNode data = body.putObject("data");
    data.put("authorized", true);
    data.put("valid", false);
    data.put("allowedInReadOnlyMode", true);
    data.set("errors", errors);
    data.put("successful", false);
    body.put("message", message);
    body.put("reason", "Bad Request");
    return body.toString();
  }

  /**
   * One suggestion. Its arguments: the flagged words, their sentence, the question to ask instead,
   * the rule, and the mark that keeps it as it is, empty if it cannot be kept.
   */
  private static ObjectNode error(Suggestion suggestion, I18n texts) {
    Finding finding = suggestion.finding();
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    ObjectNode message =
        message(
            KEY,
            texts.text("save.suggestion", plain(finding.excerpt()), plain(finding.question())),
            plain(finding.excerpt()),
            plain(finding.sentence()),
            finding.question(),
            finding.rule().value(),
            suggestion.mayBeKept() ? suggestion.mark() : "");
    error.set("message", message);
    return error;
  }

  private static ObjectNode message(String key, String translation, String... arguments) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("key", key);
    ArrayNode args = message.putArray("args");
    for (String argument : arguments) {
      args.add(argument);
    }
    message.put("translation", translation);
    return message;
  }

  /** Some clients put what they are told into HTML as it is. */
  private static String plain(String words) {
    return words.replace('<', '‹').replace('>', '›').replace("&", "+");
  }
}
