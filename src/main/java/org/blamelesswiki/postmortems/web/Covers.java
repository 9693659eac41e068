package org.blamelesswiki.postmortems.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blamelesswiki.postmortems.settings.IntakeSettings;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerSettings;

/** Says where the incidents in a view come from: a list of what is missing must say what it saw. */
final class Covers {

  private final Setting<IntakeSettings> intake;
  private final Setting<TrackerSettings> trackers;
  private final IncidentIntake reading;
  private final ZoneId zone;

  Covers(
      Setting<IntakeSettings> intake,
      Setting<TrackerSettings> trackers,
      IncidentIntake reading,
      ZoneId zone) {
    this.intake = intake;
    this.trackers = trackers;
    this.reading = reading;
    this.zone = zone;
  }

  /** One sentence about the whole site, or about a space when {@code space} is not empty. */
  String sentence(String space, Locale locale) {
    I18n texts = I18n.of(locale);
    List<String> queries = new ArrayList<>();
    for (IntakeSettings.Source source : intake.value().sources()) {
      if (source.isRead() && (space.isEmpty() || source.space().equals(space))) {
        String tracker =
            trackers
                .value()
                .connection(source.tracker())
                .map(TrackerConnection::name)
                .orElse(source.tracker());
        queries.add(texts.text("covers.query", source.query(), tracker));
      }
    }
    if (queries.isEmpty()) {
      return texts.text("covers.here");
    }
    String read =
        reading
            .last()
            .at()
            .map(
                at ->
                    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(at.atZone(zone)))
            .orElseGet(() -> texts.text("covers.never"));
    return texts.text("covers.both", String.join("; ", queries), read);
  }
}
