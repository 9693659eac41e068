package org.blamelesswiki.postmortems.web;

import java.util.Optional;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SiteSettings.WhenCheckFails;

/**
 * What the spaces screen sets for the whole wiki, as shown or as typed.
 *
 * @param stewards the wiki group of the stewards
 * @param whenCheckFails the name of a {@link WhenCheckFails}
 * @param timeBudget how long the check may take, in milliseconds
 */
public record SiteRow(String stewards, String whenCheckFails, String timeBudget) {

  static SiteRow of(SiteSettings settings) {
    return new SiteRow(
        settings.stewardsGroup(),
        settings.whenCheckFails().name(),
        Integer.toString(settings.timeBudgetMillis()));
  }

  /** What the form says; a field that it lacks stays as it was. */
  static SiteRow typed(Request request, SiteSettings now) {
    SiteRow old = of(now);
    return new SiteRow(
        request.has("stewards") ? request.value("stewards") : old.stewards(),
        request.has("fails") ? request.value("fails") : old.whenCheckFails(),
        request.has("budget") ? request.value("budget") : old.timeBudget());
  }

  /**
   * The settings with these values.
   *
   * @return empty when the way to go on or the number is none
   * @throws IllegalArgumentException if the number is out of bounds
   */
  Optional<SiteSettings> in(SiteSettings settings) {
    for (WhenCheckFails way : WhenCheckFails.values()) {
      if (way.name().equals(whenCheckFails) && timeBudget.matches("\\d{1,9}")) {
        return Optional.of(settings.withCheck(stewards, way, Integer.parseInt(timeBudget)));
      }
    }
    return Optional.empty();
  }
}
