package org.blamelesswiki.postmortems.postmortem;

/**
 * What the facts macro of a page says. The macro marks a page as a postmortem; being text, it
 * survives copy, rename, restore and import.
 *
 * @param form the sections it opened with
 * @param state how far it is
 * @param practice whether it is a trial that no index, reminder or trend counts
 * @param body the facts, see {@link FactsText}
 */
public record FactsMacro(Form form, PageState state, boolean practice, String body) {

  /** The macro's name in both wikis. */
  public static final String NAME = "PostmortemFacts";

  /** Macro parameter: a {@link Form#key()}. */
  public static final String FORM = "form";

  /** Macro parameter: a {@link PageState#key()}. */
  public static final String STATE = "state";

  /** Macro parameter: {@code true} for a trial. */
  public static final String PRACTICE = "practice";

  /**
   * From the macro's parameters as they stand in the page; what is missing or unknown is an
   * incident that is being written.
   */
  public static FactsMacro of(String form, String state, String practice, String body) {
    return new FactsMacro(
        Form.ofKey(form).orElse(Form.INCIDENT),
        PageState.ofKey(state).orElse(PageState.DRAFT),
        Boolean.parseBoolean(practice),
        body);
  }
}
