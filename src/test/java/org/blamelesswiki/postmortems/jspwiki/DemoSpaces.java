package org.blamelesswiki.postmortems.jspwiki;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spaces of the demo, and one more for tests, set as an admin does. */
final class DemoSpaces {

  private static final String SPACES = "postmortems/admin/spaces";
  private static final Pattern FIELD =
      Pattern.compile("name=\"(pm-token|version)\" value=\"([^\"]*)\"");

  private final WikiVisitor admin;

  DemoSpaces(RunningWiki wiki) {
    admin = wiki.as("admin");
  }

  /** The two of the demo. */
  void alone() {
    save(List.of());
  }

  /**
   * Also a space of all pages called {@code Shift…}, on {@code confirm}, which takes postmortems,
   * the keyword {@code outage} and pages called {@code Shift review …}.
   */
  void withShifts() {
    withShifts(List.of());
  }

  /** The same with other settings of the whole wiki. */
  void withShifts(List<Map.Entry<String, String>> more) {
    List<Map.Entry<String, String>> form =
        new ArrayList<>(
            List.of(
                Map.entry("name", "Night shift"),
                Map.entry("key", "shift"),
                Map.entry("pattern", "Shift*"),
                Map.entry("keyword", ""),
                Map.entry("owners", ""),
                Map.entry("mode", "confirm"),
                Map.entry("keywords", "outage"),
                Map.entry("places", "Shift review *"),
                Map.entry("language", "en"),
                Map.entry("facts", "2")));
    form.addAll(more);
    save(form);
  }

  private void save(List<Map.Entry<String, String>> more) {
    List<Map.Entry<String, String>> form = new ArrayList<>();
    Matcher fields = FIELD.matcher(admin.get(SPACES).body());
    while (fields.find()) {
      form.add(Map.entry(fields.group(1), fields.group(2)));
    }
    space(form, "0", "Payments (pilot)", "payments", "payments", "PaymentsOwners", "confirm", "*");
    space(form, "1", "The rest of the wiki", "wiki", "", "", "off", "");
    form.addAll(more);
    String next = WikiVisitor.location(admin.post(SPACES, form));
    if (!next.endsWith("?saved")) {
      throw new IllegalStateException("the spaces were not saved");
    }
  }

  private static void space(
      List<Map.Entry<String, String>> form,
      String number,
      String name,
      String key,
      String keyword,
      String owners,
      String mode,
      String places) {
    form.add(Map.entry("name", name));
    form.add(Map.entry("key", key));
    form.add(Map.entry("pattern", ""));
    form.add(Map.entry("keyword", keyword));
    form.add(Map.entry("owners", owners));
    form.add(Map.entry("mode", mode));
    form.add(Map.entry("keywords", ""));
    form.add(Map.entry("places", places));
    form.add(Map.entry("language", "en"));
    form.add(Map.entry("facts", number));
  }
}
