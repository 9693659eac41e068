package org.blamelesswiki.postmortems.jspwiki;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.publishing.Confirmation;
import org.blamelesswiki.postmortems.publishing.Outcome;
import org.blamelesswiki.postmortems.publishing.PageEdit;
import org.blamelesswiki.postmortems.publishing.PageGate;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.text.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Page texts of JSPWiki as the gate takes them. */
final class PageSaves {

  private static final Logger log = LoggerFactory.getLogger(PageSaves.class);

  private final Setting<SiteSettings> site;
  private final ListedSpaces spaces;
  private final WikiPages pages;
  private final Register register;
  private final PageGate gate;

  PageSaves(
      Setting<SiteSettings> site,
      ListedSpaces spaces,
      WikiPages pages,
      Register register,
      PageGate gate) {
    this.site = site;
    this.spaces = spaces;
    this.pages = pages;
    this.register = register;
    this.gate = gate;
  }

  /** Whether any space of the wiki uses the check; asked before a page is read at all. */
  boolean areChecked() {
    return site.value().spaces().stream().anyMatch(space -> space.mode() != Mode.OFF);
  }

  /** The text of a page, as it is stored or as it is to be saved. */
  WikiText text(String pageName, String text) {
    return new WikiText(pageName, text, register.find(pageName).map(PostmortemRecord::form));
  }

  /** Whether a page of that text is checked. */
  boolean isChecked(WikiText text) {
    return gate.checks(space(text), text);
  }

  /** The key of the space that a page of that text is in. */
  String space(WikiText text) {
    return spaces.of(text.page(), text::hasKeyword);
  }

  /** What becomes of a save. */
  Outcome decide(String pageName, String text, Optional<Confirmation> confirmation) {
    Outcome outcome = decideOrFail(pageName, text, confirmation);
    outcome.failure().ifPresent(failure -> log.warn("the check did not work: {}", failure));
    return outcome;
  }

  private Outcome decideOrFail(String pageName, String text, Optional<Confirmation> confirmation) {
    try {
      WikiText after = text(pageName, text);
      return isChecked(after)
          ? decide(after, after::markup, confirmation)
          : new Outcome.NotChecked();
    } catch (RuntimeException e) {
      return gate.failed(e);
    }
  }

  /**
   * What becomes of a part of a page, such as a comment.
   *
   * @param around the page it is for, which tells its space and how far it is
   */
  Outcome decidePart(String part, WikiText around) {
    return decide(around, () -> WikiMarkup.read(part), Optional.empty());
  }

  private Outcome decide(
      WikiText around, Supplier<WikiMarkup> after, Optional<Confirmation> confirmation) {
    String space = space(around);
    return gate.decide(
        space,
        () ->
            new PageEdit(
                around.page(),
                space,
                state(around.markup()),
                after.get().document(),
                shared(around.page()),
                confirmation));
  }

  /** What others could read before; sharing a draft makes all of its sentences new. */
  private Optional<Document> shared(String pageName) {
    return pages
        .find(pageName)
        .map(page -> WikiMarkup.read(page.source()))
        .filter(markup -> state(markup) == PageState.PUBLISHED)
        .map(WikiMarkup::document);
  }

  /**
   * How far the page is once it is saved. A draft is one that only its author and reviewers see;
   * what everybody sees is published, whatever it calls itself.
   */
  static PageState state(WikiMarkup markup) {
    boolean isClosed =
        markup.macros().stream()
            .anyMatch(macro -> macro.name().toUpperCase(Locale.ROOT).equals("ALLOW"));
    return markup
        .call(FactsMacro.NAME)
        .flatMap(macro -> PageState.ofKey(macro.argument(FactsMacro.STATE)))
        .filter(state -> isClosed)
        .orElse(PageState.PUBLISHED);
  }
}
