package org.blamelesswiki.postmortems.web;

import java.util.List;
import java.util.Locale;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.spi.Space;
import org.jspecify.annotations.Nullable;

/**
 * One step of the wizard.
 *
 * @param step which
 * @param spaces where the author may create pages
 * @param space the key of the chosen one
 * @param title what the page will be called
 * @param started when it began, as typed
 * @param service which service, as typed
 * @param zone the zone that a typed time is in
 * @param facts what has been told so far, as the body of the facts macro
 * @param questions what is asked in this step
 * @param verdict whether a postmortem is due as far as is known; null in the first step
 * @param forms the forms to choose from
 * @param form the key of the chosen form
 * @param practice whether it is a trial that nothing counts
 * @param problems what is wrong with the form
 */
public record CreateView(
    Step step,
    List<Space> spaces,
    String space,
    String title,
    String started,
    String service,
    String zone,
    String facts,
    List<FactQuestion> questions,
    @Nullable VerdictView verdict,
    List<Form> forms,
    String form,
    boolean practice,
    Problems problems) {

  /** The steps of the wizard. */
  public enum Step {
    FIRST,
    QUESTIONS,
    VERDICT;

    /** The word in forms and i18n keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public CreateView {
    spaces = List.copyOf(spaces);
    questions = List.copyOf(questions);
    forms = List.copyOf(forms);
  }

  /** Whether there is anywhere to write to. */
  public boolean hasSpace() {
    return !spaces.isEmpty();
  }
}
