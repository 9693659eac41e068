package org.blamelesswiki.postmortems.web;

import java.util.List;
import org.blamelesswiki.postmortems.postmortem.RoleNames;

/** Proposes roles for the people that a pasted log names; nothing is stored. */
final class RolesScreen extends JsonScreen {

  private static final int LONGEST_TEXT = 400_000;

  @Override
  Response answer(JsonBody body, Request request) {
    I18n texts = I18n.of(request.locale());
    List<PersonJson> people =
        RoleNames.in(body.text("text", LONGEST_TEXT)).stream()
            .map(person -> PersonJson.of(person, texts))
            .toList();
    return JsonApi.ok(new PeopleJson(people));
  }

  /** The answer: who is named, in text order. */
  record PeopleJson(List<PersonJson> people) {}

  /**
   * Somebody whom the text names.
   *
   * @param names as the text writes them
   * @param role what could stand there instead
   * @param places where
   */
  record PersonJson(List<String> names, String role, List<PlaceJson> places) {

    static PersonJson of(RoleNames.Person person, I18n texts) {
      return new PersonJson(
          person.names(),
          texts.text("role." + person.role().key(), person.number()),
          person.places().stream().map(p -> new PlaceJson(p.start(), p.end())).toList());
    }
  }

  /** A range of UTF-16 offsets in the text. */
  record PlaceJson(int start, int end) {}
}
