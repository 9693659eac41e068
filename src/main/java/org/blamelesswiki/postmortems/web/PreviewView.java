package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Difference;
import org.blamelesswiki.postmortems.criteria.Message;
import org.blamelesswiki.postmortems.criteria.RecordedIncident;
import org.blamelesswiki.postmortems.criteria.Replay;
import org.blamelesswiki.postmortems.criteria.Wording;

/**
 * What a change of criteria says, and what it would have done, before it is saved.
 *
 * @param incidents how many incidents were looked at
 * @param changes what differs from the criteria as they are, a line each
 * @param newly the incidents that would newly be required
 * @param noLonger the incidents that would not be required any more
 * @param load required postmortems by month and team
 */
public record PreviewView(
    int incidents, List<String> changes, Group newly, Group noLonger, List<Load> load) {

  public PreviewView {
    changes = List.copyOf(changes);
    load = List.copyOf(load);
  }

  /**
   * Incidents with the same change.
   *
   * @param titles those that the viewer may see
   * @param hidden how many more there are
   */
  public record Group(List<String> titles, int hidden) {
    public Group {
      titles = List.copyOf(titles);
    }

    /** How many there are. */
    public int count() {
      return titles.size() + hidden;
    }
  }

  /**
   * How many postmortems are required in a month.
   *
   * @param month as ISO 8601, such as 2026-03
   * @param team whose; empty for teams too small to be shown alone
   * @param before under the criteria as they are
   * @param after under the criteria as they would be
   */
  public record Load(String month, String team, int before, int after) {}

  /**
   * The preview of a change.
   *
   * @param title the title of an incident's page, if the viewer may see it
   */
  static PreviewView of(
      CriteriaSet before,
      CriteriaSet after,
      List<RecordedIncident> incidents,
      Function<String, Optional<String>> title,
      Locale locale) {
    Wording wording = Wording.of(locale);
    Replay replay = Replay.of(before, after, incidents);
    return new PreviewView(
        replay.incidents(),
        Difference.between(before, after).stream().map(d -> line(d, wording)).toList(),
        group(replay.newlyRequired(), title),
        group(replay.noLongerRequired(), title),
        replay.load().stream()
            .map(
                load -> new Load(load.month().toString(), load.team(), load.before(), load.after()))
            .toList());
  }

  private static Group group(
      List<Replay.Change> changes, Function<String, Optional<String>> title) {
    List<String> titles = new ArrayList<>();
    int hidden = 0;
    for (Replay.Change change : changes) {
      Optional<String> seen = title.apply(change.id());
      seen.ifPresent(titles::add);
      hidden += seen.isPresent() ? 0 : 1;
    }
    return new Group(titles, hidden);
  }

  /** One difference as a line. */
  static String line(Difference difference, Wording wording) {
    String what = wording.text(difference.field());
    String subject =
        difference.subject().isEmpty() ? what : wording.words(difference.subject()) + ", " + what;
    return subject
        + ": "
        + text(difference.before(), wording)
        + " → "
        + text(difference.after(), wording);
  }

  private static String text(Optional<Message> message, Wording wording) {
    return message.map(wording::text).filter(words -> !words.isBlank()).orElse("—");
  }
}
