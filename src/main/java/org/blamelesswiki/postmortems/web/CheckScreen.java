package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.publishing.Outcome;
import org.blamelesswiki.postmortems.publishing.PageEdit;
import org.blamelesswiki.postmortems.publishing.PageGate;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.publishing.Suggestion;
import org.blamelesswiki.postmortems.publishing.Verdict;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.DocumentParser;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;

/**
 * Checks parts of a page while it is being written. An editor sends the paragraphs that changed and
 * learns what the gate would say of them; nothing is stored.
 */
final class CheckScreen extends JsonScreen {

  /** What one request may bring; an editor splits a longer page. */
  private static final int MOST_BLOCKS = 500;

  private static final int LONGEST_BLOCK = 100_000;
  private static final int LONGEST_TEXT = 200_000;
  private static final int LONGEST_NAME = 500;

  private final Wiki wiki;
  private final PageGate gate;
  private final Register register;

  CheckScreen(Wiki wiki, PageGate gate, Register register) {
    this.wiki = wiki;
    this.gate = gate;
    this.register = register;
  }

  @Override
  Response answer(JsonBody body, Request request) {
    Viewer viewer = request.viewer();
    String space = body.text("space", LONGEST_NAME);
    String page = body.textOrEmpty("page", LONGEST_NAME);
    PageState state =
        PageState.ofKey(body.textOrEmpty("state", LONGEST_NAME)).orElse(PageState.PUBLISHED);
    List<Part> parts = parts(body, TextFormat.of(body).parser(wiki.parser()));
    if (wiki.spaces().find(space, viewer).isEmpty()) {
      throw new Router.NotForViewerException(space);
    }
    if (!gate.checks(space)) {
      return JsonApi.ok(CheckJson.without("off"));
    }
    boolean mayEdit = !page.isEmpty() && wiki.pages().mayEdit(page, viewer);
    Optional<Document> before =
        mayEdit && wasShared(page)
            ? wiki.pages().find(page, viewer).map(WikiPage::document)
            : Optional.empty();
    Supplier<PageEdit> edit =
        () -> new PageEdit(page, space, state, document(parts), before, Optional.empty());
    Outcome outcome = mayEdit ? gate.decide(space, edit) : gate.decideWithoutKept(space, edit);
    return JsonApi.ok(json(outcome, parts));
  }

  /** Sharing a draft makes all of its sentences new. */
  private boolean wasShared(String page) {
    return register
        .find(page)
        .map(record -> record.pageState() == PageState.PUBLISHED)
        .orElse(true);
  }

  private static List<Part> parts(JsonBody body, DocumentParser parser) {
    List<Part> parts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int start = 0;
    for (JsonBody block : body.objects("blocks", MOST_BLOCKS)) {
      Part part =
          new Part(
              block.text("id", LONGEST_NAME),
              block.textOrEmpty("section", LONGEST_NAME),
              block.text("text", LONGEST_BLOCK),
              start,
              parser);
      if (!ids.add(part.id())) {
        throw new JsonBody.BadRequestException(400, "two blocks have the id " + part.id());
      }
      start = part.end() + 1;
      if (start > LONGEST_TEXT) {
        throw new JsonBody.BadRequestException(
            413, "the blocks have " + LONGEST_TEXT + " characters at most");
      }
      parts.add(part);
    }
    return parts;
  }

  private static Document document(List<Part> parts) {
    return new Document(
        parts.stream().flatMap(part -> part.sections().stream()).toList(), List.of());
  }

  private static CheckJson json(Outcome outcome, List<Part> parts) {
    if (outcome instanceof Outcome.Decided decided) {
      return new CheckJson(
          "checked", parts.stream().map(part -> part.json(decided.verdict())).toList());
    }
    return CheckJson.without(outcome instanceof Outcome.NoPack ? "no-pack" : "failed");
  }

  /**
   * A block of the request. Its places in the joined text start at {@code start}, so that a finding
   * tells the block it is in.
   */
  private record Part(String id, String section, String text, int start, DocumentParser parser) {

    int end() {
      return start + text.length();
    }

    List<Section> sections() {
      List<Section> sections = new ArrayList<>();
      for (Section part : parser.parse(text).sections()) {
        boolean inherits = part.heading().isEmpty();
        sections.add(
            new Section(
                inherits ? section : part.heading(),
                part.level(),
                inherits ? SectionRole.ofHeading(section) : part.role(),
                part.blocks().stream()
                    .map(b -> new Block(b.kind(), b.text().shifted(start), b.marks()))
                    .toList()));
      }
      return sections;
    }

    CheckJson.BlockJson json(Verdict verdict) {
      return new CheckJson.BlockJson(
          id,
          Stream.concat(json(verdict.open(), true), json(verdict.hints(), false))
              .sorted((a, b) -> Integer.compare(a.start(), b.start()))
              .toList());
    }

    private Stream<SuggestionJson> json(List<Suggestion> suggestions, boolean hold) {
      return suggestions.stream()
          .filter(suggestion -> isHere(suggestion.finding().span().start()))
          .map(suggestion -> SuggestionJson.of(suggestion, hold, start));
    }

    private boolean isHere(int place) {
      return start <= place && place <= end();
    }
  }
}
