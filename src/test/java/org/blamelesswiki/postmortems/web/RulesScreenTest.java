package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.phrasing.RulePack;
import org.blamelesswiki.postmortems.phrasing.Severity;
import org.blamelesswiki.postmortems.settings.CheckedPages;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.RuleSettings;
import org.blamelesswiki.postmortems.settings.Setting;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.junit.jupiter.api.Test;

class RulesScreenTest {

  private static final String RULE = RulePack.english().rules().get(0).id().value();

  private final Setting<RuleSettings> rules =
      new Setting<>(
          new InMemoryStore(),
          "settings/rules",
          new RecordCodec<>(RuleSettings.class, 1),
          RuleSettings.initial());
  private final FakeWiki wiki =
      new FakeWiki().withSpace("ops", "Operations").withClosedSpace("hr", "People", "sam");
  private final Setting<SiteSettings> site =
      new Setting<>(
          wiki.store(),
          "settings/site",
          new RecordCodec<>(SiteSettings.class, 1),
          SiteSettings.initial());
  private final RulesScreen screen =
      new RulesScreen(wiki.asWiki(), site, rules, KnownPeople.none(), new Views());

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
  void guesses_can_be_switched_off_and_never_ask_for_more() {
    assertThat(save("rule-guess", "confirm").status()).isEqualTo(400);
    assertThat(save("rule-guess", "off").status()).isEqualTo(303);

    assertThat(rules.value().off()).containsExactly("guess");
    assertThat(body(screen.get(Requests.get(Requests.ADMIN, "/admin/rules"))))
        .contains("Guesses from the wording alone");
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

  @Test
  void trying_shows_what_would_change_on_the_last_pages_and_saves_nothing() {
    switchOn("ops");
    wiki.withPage("Disk full", "ops", "The wrong button was found. Ida pressed the <b> button.");
    Response response =
        tryOut(
            Requests.ADMIN, ownRule("pressed-it", "pressed the", "Ida pressed the bell.", "Calm."));

    assertThat(response.status()).isEqualTo(200);
    assertThat(body(response))
        .contains("One page that you may see")
        .contains("<code>pressed-it</code>, Reword first</th><td>0</td><td>1</td>")
        .contains("Ida <mark>pressed the</mark> &lt;b&gt; button.")
        .contains(">Disk full</a>")
        .contains("value=\"pressed-it\"");
    assertThat(rules.read().version()).isZero();
  }

  @Test
  void trying_shows_what_a_rule_that_is_switched_off_would_leave_out() {
    switchOn("ops");
    wiki.withPage("Story", "ops", "Bob did not bother to read the runbook.");

    String shown = body(tryOut(Requests.ADMIN, "rule-did-not-bother", "off"));

    assertThat(shown).contains("Suggestions no longer made").contains("<mark>did not bother to");
  }

  @Test
  void trying_reads_only_pages_that_the_viewer_may_see_in_spaces_that_use_the_check() {
    switchOn("hr");
    wiki.withPage("Secret", "hr", "Bob did not bother to read the runbook.");
    wiki.withPage("Story", "ops", "Bob did not bother to read the manual.");

    String shown = body(tryOut(Requests.IDA, "rule-did-not-bother", "off"));

    assertThat(shown)
        .contains("There is no page to try on")
        .doesNotContain("Secret")
        .doesNotContain("runbook")
        .doesNotContain("manual");
    assertThat(body(tryOut(Requests.ADMIN, "rule-did-not-bother", "off"))).contains("Secret");
  }

  @Test
  void trying_a_bad_rule_shows_the_example_that_fails() {
    Response response =
        tryOut(Requests.ADMIN, ownRule("pressed-it", "pressed", "Ida rang.", "It was calm."));

    assertThat(response.status()).isEqualTo(400);
    assertThat(body(response)).contains("does not flag its example: Ida rang.");
  }

  private void switchOn(String space) {
    site.save(
        site.value()
            .withSpace(
                new SpaceSettings(
                    space, space, Mode.CONFIRM, "", "", "", CheckedPages.EVERY, "en")),
        site.read().version());
  }

  private Response tryOut(Viewer viewer, String... fields) {
    return screen.post(
        Requests.post(
            viewer,
            "/admin/rules",
            Stream.concat(Stream.of("version", "0", "try", "true"), Stream.of(fields))
                .toArray(String[]::new)));
  }

  private Response own(String id, String phrase, String flags, String leaves) {
    return save(ownRule(id, phrase, flags, leaves));
  }

  private static String[] ownRule(String id, String phrase, String flags, String leaves) {
    return new String[] {
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
      leaves
    };
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
