package org.blamelesswiki.postmortems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.postmortem.Completeness;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.RoleNames;
import org.blamelesswiki.postmortems.publishing.Confirmation;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.FakeWiki;
import org.blamelesswiki.postmortems.text.SimpleMarkup;
import org.blamelesswiki.postmortems.text.Span;

/** What people and machines may send while a page is written, of every kind. */
class WritingPropertiesTest {

  private static final Application APPLICATION = application();

  @AfterContainer
  static void stop() {
    APPLICATION.close();
  }

  @Property(tries = 300)
  void an_endpoint_answers_every_body(@ForAll("bodies") String body) {
    for (String path : List.of("/api/check", "/api/completeness", "/api/roles")) {
      Response response = APPLICATION.router().handle(Requests.json(Requests.IDA, path, body));

      assertThat(response.status()).isIn(200, 400, 404, 413);
      assertThat(response).isInstanceOf(Response.Json.class);
    }
  }

  @Property(tries = 300)
  void a_confirmation_is_read_from_any_fields(
      @ForAll String shown, @ForAll String keep, @ForAll String words) {
    Confirmation.ofForm(shown, keep, words);
    Confirmation.ofForm(shown + ",m.quoted", keep, words);
  }

  @Property(tries = 500)
  void the_places_of_people_are_in_the_text_and_apart(@ForAll("logs") String text) {
    List<RoleNames.Person> people = RoleNames.in(text);

    List<Span> places =
        people.stream()
            .flatMap(person -> person.places().stream())
            .sorted((a, b) -> Integer.compare(a.start(), b.start()))
            .toList();
    int end = 0;
    for (Span place : places) {
      assertThat(place.start()).isGreaterThanOrEqualTo(end);
      assertThat(place.end()).isLessThanOrEqualTo(text.length());
      end = place.end();
    }
    Map<RoleNames.Person, String> same =
        people.stream().collect(Collectors.toMap(Function.identity(), person -> "x"));
    assertThat(RoleNames.replaced(text, same).length())
        .isEqualTo(text.length() - places.stream().mapToInt(p -> p.length() - 1).sum());
  }

  @Property(tries = 500)
  void gaps_of_any_page_have_a_place_in_it(@ForAll("pages") String page) {
    Completeness.of(new SimpleMarkup().parse(page), page, Optional.of(Form.INCIDENT))
        .forEach(
            gap ->
                gap.place()
                    .ifPresent(
                        place -> assertThat(place.end()).isLessThanOrEqualTo(page.length())));
  }

  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(60),
        pieces(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"space\"",
            "\"ops\"",
            "\"blocks\"",
            "\"id\"",
            "\"text\"",
            "\"format\"",
            "\"plain\"",
            "null",
            "1e999",
            "-0",
            "true",
            "\"\\ud800\"",
            "\"a. b!\""),
        Arbitraries.strings().ofMaxLength(80).map(text -> Requests.jsonText("ops", text)));
  }

  @Provide
  Arbitrary<String> logs() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(100),
        pieces(
            "10:42 ",
            "[10:43] ",
            "kofi.b",
            "Kofi Boateng",
            "Lin",
            "lin.i",
            ": ",
            "@",
            "[~",
            "]",
            "<",
            "> ",
            "\n",
            "\r\n",
            " AM",
            "approved",
            "😀",
            "İ",
            "ß",
            "__",
            "a@b"));
  }

  @Provide
  Arbitrary<String> pages() {
    return pieces(
        "!! Timeline\n",
        "!! Impact\n",
        "!! Causes\n",
        "!! Action items\n",
        "!!! What was known\n",
        "* ",
        "| ",
        "|",
        "? ",
        "\n",
        "10:42 ",
        "25:99 ",
        "2026-13-45 1:00 ",
        "00:01",
        "…",
        "TBD",
        "Factor",
        "Action",
        "Owner",
        "accepted",
        "OPS-1",
        "😀",
        "\t");
  }

  private static Arbitrary<String> pieces(String... pieces) {
    return Arbitraries.of(pieces).list().ofMaxSize(40).map(list -> String.join("", list));
  }

  private static Application application() {
    FakeWiki wiki = new FakeWiki().withSpace("ops", "Operations");
    Application application =
        Application.withChecks(
            wiki.asWiki(), Clock.systemUTC(), language -> Optional.of(Phrasing.standard()));
    application
        .site()
        .save(
            application
                .site()
                .value()
                .withSpace(SpaceSettings.off("ops", "Operations").withMode(Mode.CONFIRM)),
            0);
    return application;
  }
}
