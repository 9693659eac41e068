package org.blamelesswiki.postmortems.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.Message;
import org.blamelesswiki.postmortems.criteria.MessageJson;
import org.blamelesswiki.postmortems.criteria.SetVersion;
import org.blamelesswiki.postmortems.criteria.Wording;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.spi.PageRef;

/**
 * What our store knows of one postmortem page. Holds no author.
 *
 * @param page the page's id
 * @param space the key of its space
 * @param title its title
 * @param form the key of its form
 * @param state the key of its {@link PageState}
 * @param practice whether it is a trial that nothing counts
 * @param pageVersion the version of the page this was read from
 * @param facts the facts as the page tells them
 * @param decisions the verdict when it was made, and each later one after the facts changed, oldest
 *     first
 * @param publishedMillis when it was first published, in milliseconds since 1970; 0 for not yet
 */
public record PostmortemRecord(
    String page,
    String space,
    String title,
    String form,
    String state,
    boolean practice,
    int pageVersion,
    String facts,
    List<Decision> decisions,
    long publishedMillis) {

  public PostmortemRecord {
    decisions = List.copyOf(decisions);
  }

  /**
   * Whether a postmortem was due, as it was decided at a time.
   *
   * @param outcome the key of the {@link org.blamelesswiki.postmortems.criteria.Outcome}
   * @param why a {@link Message} in its JSON form, for readers of any language
   * @param siteCriteria the version of the site's criteria it was made under; 0 for none of them
   * @param spaceCriteria the version of the space's criteria; 0 for none of them
   * @param atMillis when, in milliseconds since 1970
   * @param dueMillis until when the postmortem is due; 0 for no date
   */
  public record Decision(
      String outcome,
      String why,
      int siteCriteria,
      int spaceCriteria,
      long atMillis,
      long dueMillis) {

    /** Why, in one sentence. */
    public String sentence(Locale locale) {
      return Wording.of(locale).text(MessageJson.read(why));
    }

    /** Which criteria it was made under. */
    public SetVersion criteria() {
      return new SetVersion(siteCriteria, spaceCriteria);
    }

    public Instant at() {
      return Instant.ofEpochMilli(atMillis);
    }

    /** Until when the postmortem is due, if there is a date. */
    public Optional<Instant> due() {
      return dueMillis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(dueMillis));
    }
  }

  /** The same under the page's new id. */
  PostmortemRecord movedTo(PageRef newPage) {
    return new PostmortemRecord(
        newPage.id(),
        newPage.space(),
        newPage.title(),
        form,
        state,
        practice,
        pageVersion,
        facts,
        decisions,
        publishedMillis);
  }

  /** The decision that holds, if there is one. */
  public Optional<Decision> decision() {
    return decisions.isEmpty()
        ? Optional.empty()
        : Optional.of(decisions.get(decisions.size() - 1));
  }

  /** How far it is. */
  public PageState pageState() {
    return PageState.ofKey(state).orElse(PageState.DRAFT);
  }

  /** When it was first published, if it was. */
  public Optional<Instant> published() {
    return publishedMillis == 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(publishedMillis));
  }

  /** Whether it is past its date: due before {@code now}, and not published. */
  public boolean isPastItsDate(Instant now) {
    return publishedMillis == 0
        && decision().flatMap(Decision::due).filter(due -> due.isBefore(now)).isPresent();
  }
}
