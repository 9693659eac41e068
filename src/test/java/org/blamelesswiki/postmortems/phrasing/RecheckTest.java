package org.blamelesswiki.postmortems.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.PlainTextParser;
import org.junit.jupiter.api.Test;

class RecheckTest {

  private static final String PAGE = OrdinaryPage.ofWords(2_000, 7);

  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final CheckOptions options = CheckOptions.standard().withPeople(names::contains);
  private final RuleCheck fresh = new RuleCheck(RulePack.english(), options);
  private final RuleCheck check =
      new RuleCheck(
          RulePack.english(), options, new CleanSentences(CleanSentences.PLACES, options.people()));

  @Test
  void after_an_edit_only_the_sentence_that_changed_is_looked_at_again() {
    Report first = check.check(page(PAGE));
    int flagged = first.findings().size();
    Work work = new Work();

    check.check(page(edited()), work);

    // and the few that have something to suggest, whose words nobody remembers
    assertThat(work.analysed()).isBetween(1, 1 + flagged);
    assertThat(flagged).isLessThan(12);
  }

  @Test
  void a_page_that_was_read_before_gives_the_same_report() {
    check.check(page(PAGE));

    assertThat(check.check(page(PAGE))).isEqualTo(fresh.check(page(PAGE)));
    assertThat(check.check(page(edited()))).isEqualTo(fresh.check(page(edited())));
  }

  @Test
  void a_name_that_becomes_known_is_seen_in_a_sentence_that_was_clean() {
    Document page = page("Root cause\n\nZorblax forgot to renew the certificate.");
    assertThat(check.check(page).findings()).isEqualTo(fresh.check(page).findings());

    names.add("zorblax");

    assertThat(check.check(page).findings()).isNotEmpty();
    assertThat(check.check(page).findings()).isEqualTo(fresh.check(page).findings());
  }

  @Test
  void the_same_words_in_another_section_or_in_quotes_are_another_sentence() {
    String sentence = "Retrain the on-call engineers.";
    for (String page :
        List.of(
            "Timeline\n\n\u201c" + sentence + "\u201d",
            "Timeline\n\n" + sentence,
            "Action items\n\n" + sentence,
            "Timeline\n\n`" + sentence + "`")) {
      assertThat(check.check(page(page))).as(page).isEqualTo(fresh.check(page(page)));
    }
  }

  @Test
  void a_check_that_asks_for_what_must_be_confirmed_finds_just_that() {
    PhrasingCheck all = Phrasing.standard();
    PhrasingCheck confirm =
        Phrasing.of(RulePack.english(), CheckOptions.standard().withLowest(Severity.CONFIRM));

    for (long seed = 0; seed < 6; seed++) {
      Document page = page(OrdinaryPage.ofWords(2_000, seed));
      assertThat(confirm.check(page).findings())
          .isEqualTo(
              all.check(page).findings().stream()
                  .filter(finding -> finding.severity() != Severity.HINT)
                  .toList());
    }
  }

  @Test
  void asking_for_what_must_be_confirmed_weighs_only_what_a_rule_found() {
    Document page = page(OrdinaryPage.ofWords(2_000, 3));
    Work all = new Work();
    Work confirm = new Work();

    fresh.check(page, all);
    new RuleCheck(RulePack.english(), CheckOptions.standard().withLowest(Severity.CONFIRM))
        .check(page, confirm);

    assertThat(confirm.total()).isLessThan(all.total() / 3);
  }

  private static String edited() {
    int half = PAGE.indexOf(". ", PAGE.length() / 2) + 2;
    return PAGE.substring(0, half) + "The pump was stopped twice. " + PAGE.substring(half);
  }

  private static Document page(String text) {
    return new PlainTextParser().parse(text);
  }
}
