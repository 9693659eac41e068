package org.blamelesswiki.postmortems.postmortem;

import static org.blamelesswiki.postmortems.postmortem.Form.Layout.ACTIONS;
import static org.blamelesswiki.postmortems.postmortem.Form.Layout.FACTORS;
import static org.blamelesswiki.postmortems.postmortem.Form.Layout.LIST;
import static org.blamelesswiki.postmortems.postmortem.Form.Layout.OPTIONS;
import static org.blamelesswiki.postmortems.postmortem.Form.Layout.PROSE;
import static org.blamelesswiki.postmortems.postmortem.Form.Layout.TIMELINE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blamelesswiki.postmortems.text.SectionRole;

/** A kind of postmortem: the sections its page opens with. */
public enum Form {
  /** A whole incident. */
  INCIDENT(
      part("summary", SectionRole.SUMMARY, PROSE),
      part("impact", SectionRole.IMPACT, PROSE),
      part("what-happened", SectionRole.TIMELINE, TIMELINE),
      part("known-at-the-time", SectionRole.KNOWN_AT_THE_TIME, PROSE),
      part("detection", SectionRole.DETECTION, PROSE),
      part("response", SectionRole.RESPONSE, PROSE),
      part("contributing-factors", SectionRole.CAUSES, FACTORS),
      part("went-well", SectionRole.WENT_WELL, LIST),
      part("went-poorly", SectionRole.WENT_POORLY, LIST),
      part("got-lucky", SectionRole.GOT_LUCKY, LIST),
      part("lessons", SectionRole.LESSONS, LIST),
      part("action-items", SectionRole.ACTION_ITEMS, ACTIONS)),

  /** Small and well understood. */
  SHORT(
      part("summary", SectionRole.SUMMARY, PROSE),
      part("impact", SectionRole.IMPACT, PROSE),
      part("what-happened", SectionRole.TIMELINE, TIMELINE),
      part("contributing-factors", SectionRole.CAUSES, FACTORS),
      part("action-items", SectionRole.ACTION_ITEMS, ACTIONS)),

  /** A decision, a reorganisation or a project. Starts restricted, and without names. */
  DECISION(
      part("decided", SectionRole.SUMMARY, PROSE),
      part("known-then", SectionRole.KNOWN_AT_THE_TIME, PROSE),
      part("options", SectionRole.OTHER, OPTIONS),
      part("whom", SectionRole.IMPACT, PROSE),
      part("keep-or-change", SectionRole.LESSONS, LIST),
      part("follow-ups", SectionRole.ACTION_ITEMS, ACTIONS));

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Part> parts;

  Form(Part... parts) {
    this.parts = List.of(parts);
  }

  /** The sections, in page order. */
  public List<Part> parts() {
    return parts;
  }

  /** The word in page text, addresses and i18n keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The form with that key, if there is one. */
  public static Optional<Form> ofKey(String key) {
    for (Form form : values()) {
      if (form.key().equals(key)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  private static Part part(String key, SectionRole role, Layout layout) {
    return new Part(key, role, layout);
  }

  /** What an empty section offers to write into. */
  public enum Layout {
    PROSE,
    LIST,
    /** A table of time, what happened, and what was known then. */
    TIMELINE,
    /** A table of option, what spoke for it, and what against it. */
    OPTIONS,
    /** A table of factor, how it contributed, and the action that answers it. */
    FACTORS,
    /** The action-items macro, below a table of action, kind, owner and issue. */
    ACTIONS
  }

  /**
   * One section of a form. Its heading has the i18n key {@code form.section.<key>}, its guidance
   * {@code form.guidance.<key>}.
   *
   * @param key permanent name of the section
   * @param role what the phrasing check takes it for
   * @param layout what it opens with
   */
  public record Part(String key, SectionRole role, Layout layout) {

    public String headingKey() {
      return "form.section." + key;
    }

    public String guidanceKey() {
      return "form.guidance." + key;
    }
  }
}
