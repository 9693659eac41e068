package org.blamelesswiki.postmortems.postmortem;

import java.util.Locale;
import java.util.Optional;
import org.blamelesswiki.postmortems.text.Span;

/**
 * Something a reader will look for in a postmortem and not find.
 *
 * @param kind what
 * @param words whose: a heading, a factor, an action; may be empty
 * @param part the section of the form that is missing, where one is
 * @param place where in the source it would go; empty for a section that is not there
 */
public record Gap(Kind kind, String words, Optional<Form.Part> part, Optional<Span> place) {

  /** What may be missing. */
  public enum Kind {
    /** A section of the form is not on the page. */
    SECTION_MISSING,
    /** A section holds nothing but guidance and blanks. */
    SECTION_EMPTY,
    /**
     * The section on what was known at the time holds nothing; it is where decisions make sense.
     */
    KNOWN_EMPTY,
    /** A rewrite's blank was left in a sentence. */
    BLANK_LEFT,
    /** A time is earlier than the one before it. */
    TIME_OUT_OF_ORDER,
    /** There are times and nothing says in which zone. */
    ZONE_MISSING,
    /** The impact is told without a number. */
    IMPACT_WITHOUT_NUMBER,
    /** A contributing factor has neither an action nor a reason to accept it. */
    FACTOR_WITHOUT_ACTION,
    /** An action has neither an issue, which would know its owner, nor an owner. */
    ACTION_WITHOUT_OWNER,
    /** An action has no issue. */
    ACTION_WITHOUT_LINK;

    /** The name in the API and, after {@code completeness.}, in i18n keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Gap at(Kind kind, String words, Span place) {
    return new Gap(kind, words, Optional.empty(), Optional.of(place));
  }

  static Gap missing(Form.Part part) {
    return new Gap(Kind.SECTION_MISSING, "", Optional.of(part), Optional.empty());
  }
}
