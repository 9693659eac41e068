package org.blamelesswiki.postmortems.phrasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.text.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pack in src/test/resources/rules/eo is files alone. */
class LanguagePackTest {

  private static final RulePack ESPERANTO = RulePack.forLanguage("eo").orElseThrow();

  @ParameterizedTest
  @ValueSource(strings = {"eo", "EO", "eo-FR", "eo_FR"})
  void a_pack_is_found_by_the_language_of_a_tag(String tag) {
    assertThat(RulePack.forLanguage(tag)).containsSame(ESPERANTO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sw", "", "../en", "en/../en", "x", "/rules/en", "e\u006e\u0301"})
  void a_language_without_a_pack_has_none(String tag) {
    assertThat(RulePack.forLanguage(tag)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> its_examples_hold() {
    PhrasingCheck check = Phrasing.of(ESPERANTO, CheckOptions.standard());
    return ESPERANTO.rules().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.id().value(),
                    () -> {
                      for (Example example : rule.flags()) {
                        List<Finding> found = find(check, example.plain());
                        assertThat(found).extracting(Finding::excerpt).containsExactly("forgesis");
                        assertThat(find(check, example.rewrite())).isEmpty();
                      }
                      rule.leaves().forEach(leaf -> assertThat(find(check, leaf)).isEmpty());
                    }));
  }

  @Test
  void its_words_people_abbreviations_and_silence_are_its_own() {
    PhrasingCheck check = Phrasing.of(ESPERANTO, CheckOptions.standard());

    assertThat(find(check, "D-ro. Zamenhof forgesis, ktp. ni forgesis ankaŭ."))
        .extracting(Finding::excerpt)
        .containsExactly("forgesis");
    assertThat(find(check, "Senkulpa raporto: li forgesis.")).isEmpty();
    assertThat(find(check, "The operator forgot to renew it.")).isEmpty();
  }

  @Test
  void a_rule_of_an_admins_own_works_in_a_pack_that_has_no_rule_of_its_category() {
    OwnRule own =
        new OwnRule(
            new RuleId("own-stulta"),
            Category.JUDGEMENT,
            Severity.CONFIRM,
            List.of("stulta"),
            List.of(),
            "Juĝo pri homo.",
            "Ĝi ne klarigas.",
            List.of("Tio estis stulta."),
            List.of("Tio estis rapida."),
            "");
    PhrasingCheck check =
        Phrasing.of(ESPERANTO, CheckOptions.standard().withOwnRules(List.of(own)));

    assertThat(find(check, "Tio estis stulta.")).hasSize(1);
  }

  @Test
  void a_pack_with_a_mistake_says_which() {
    assertThatThrownBy(() -> RulePack.forLanguage("ia"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/rules/ia")
        .hasMessageContaining("oblidar");
  }

  @Test
  void each_pack_reads_its_own_language() {
    assertThat(find(Phrasing.standard(), "La operatoro forgesis la atestilon.")).isEmpty();
    assertThat(
            find(
                Phrasing.of(ESPERANTO, CheckOptions.standard()),
                "La operatoro forgesis la atestilon."))
        .hasSize(1);
  }

  private static List<Finding> find(PhrasingCheck check, String text) {
    return check.check(Document.ofText(text)).findings();
  }
}
