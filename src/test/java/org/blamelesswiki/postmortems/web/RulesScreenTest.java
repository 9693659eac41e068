package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.blamelesswiki.postmortems.phrasing.RulePack;
import org.blamelesswiki.postmortems.phrasing.Severity;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.RuleSettings;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.junit.jupiter.api.Test;

class RulesScreenTest {

  private static final String RULE = RulePack.english().rules().get(0).id().value();

  private final Setting<RuleSettings> rules =
      new Setting<>(
          new InMemoryStore(),
          "settings/rules",
          new RecordCodec<>(RuleSettings.class, 1),
          RuleSettings.initial());
  private final RulesScreen screen = new RulesScreen(rules, new Views());

  @Test
  void is_for_admins_and_stewards() {
    assertThat(screen.access()).isEqualTo(Access.STEWARD);
  }

  @Test
  void a_rule_that_is_switched_off_stays_off() {
    Response response = save("rule-" + RULE, "off");

    assertThat(response.status()).isEqualTo(303);
    assertThat(rules.value().off()).containsExactly(RULE);
    assertThat(body(screen.get(Requests.get(Requests.ADMIN, "/admin/rules"))))
        .contains("value=\"off\" selected=\"selected\"");
  }

  @Test
  void a_shipped_rule_can_never_block() {
    Response response = save("rule-" + RULE, "block");

    assertThat(response.status()).isEqualTo(400);
    assertThat(rules.read().version()).isZero();
  }

  @Test
  void a_stale_save_changes_nothing_and_shows_both() {
    save("rule-" + RULE, "off");

    Response response = save("allowed", "Blunder");

    assertThat(response.status()).isEqualTo(409);
    assertThat(body(response))
        .contains("Somebody else saved while you were here")
        .contains(": Off</li>")
        .contains("Blunder");
    assertThat(rules.value().allowedTerms()).isEmpty();
  }

  @Test
  void allowed_terms_are_one_a_line() {
    save("allowed", "Blunder\r\n\r\n  Blame View ");

    assertThat(rules.value().allowedTerms()).containsExactly("Blunder", "Blame View");
  }

  @Test
  void a_rule_of_ones_own_is_taken_when_its_examples_hold() {
    Response response =
        own(
            "wrong-button",
            "pressed the wrong button",
            "Ida pressed the wrong button.",
            "It stopped.");

    assertThat(response.status()).isEqualTo(303);
    assertThat(rules.value().ownRules())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.id().value()).isEqualTo("wrong-button");
              assertThat(rule.severity()).isEqualTo(Severity.BLOCK);
            });
  }

  @Test
  void a_rule_without_a_reason_is_refused_by_name() {
    Response response =
        screen.post(
            Requests.post(
                Requests.ADMIN,
                "/admin/rules",
                "version",
                "0",
                "own-id",
                "no-reason",
                "own-category",
                "judgement",
                "own-severity",
                "hint",
                "own-phrases",
                "something"));

    assertThat(response.status()).isEqualTo(400);
    assertThat(body(response)).contains("&quot;no-reason&quot; does not say");
  }

  private Response own(String id, String phrase, String flags, String leaves) {
    return save(
        "own-id",
        id,
        "own-category",
        "individual-fault",
        "own-severity",
        "block",
        "own-phrases",
        phrase,
        "own-message",
        "A reader may hear that a person is the cause.",
        "own-why",
        "It ends the search one step early.",
        "own-flags",
        flags,
        "own-leaves",
        leaves);
  }

  private Response save(String... fields) {
    String[] all = new String[fields.length + 2];
    all[0] = "version";
    all[1] = "0";
    System.arraycopy(fields, 0, all, 2, fields.length);
    return screen.post(Requests.post(Requests.ADMIN, "/admin/rules", all));
  }

  private static String body(Response response) {
    return ((Response.Page) response).body().html();
  }
}
