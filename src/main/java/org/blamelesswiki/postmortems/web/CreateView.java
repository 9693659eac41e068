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
 * @param pasted facts that were pasted
 * @param trackers the trackers whose issues can be read
 * @param issue the issue to read, as typed
 * @param log the id of the logged incident it is about; empty for another
 * @param joined the other incidents the page is to be about
 * @param requiredAlone how many of several incidents would require a postmortem alone
 * @param questions what is asked in this step
 * @param verdict whether a postmortem is due as far as is known; null in the first step
 * @param earlier postmortems and incidents like it
 * @param forms the forms to choose from
 * @param form the key of the chosen form
 * @param reasons the reason classes to choose from where no criterion asks for a postmortem
 * @param reason the key of the chosen one; empty for none
 * @param notWriting what may be recorded in the place of a page: {@code not-required}, {@code
 *     not-written}, or nothing
 * @param because the reason for that, as typed
 * @param practice whether it is a trial that nothing counts
 * @param reviewIsDue whether the criteria were to be looked at again by now
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
    String pasted,
    List<IssueFacts.Offer> trackers,
    String issue,
    String log,
    List<Joined> joined,
    int requiredAlone,
    List<FactQuestion> questions,
    @Nullable VerdictView verdict,
    List<EarlierPostmortems.Row> earlier,
    List<Form> forms,
    String form,
    List<String> reasons,
    String reason,
    String notWriting,
    String because,
    boolean practice,
    boolean reviewIsDue,
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

  /** Another incident on the same page. */
  public record Joined(String id, String title) {}

  public CreateView {
    spaces = List.copyOf(spaces);
    trackers = List.copyOf(trackers);
    joined = List.copyOf(joined);
    questions = List.copyOf(questions);
    earlier = List.copyOf(earlier);
    forms = List.copyOf(forms);
    reasons = List.copyOf(reasons);
  }

  /** Whether there is anywhere to write to. */
  public boolean hasSpace() {
    return !spaces.isEmpty();
  }

  /** Whether the author says why they write one: no criterion does. */
  public boolean asksForReason() {
    return verdict != null
        && !verdict.outcome().equals("required")
        && !verdict.outcome().equals("recommended");
  }
}
