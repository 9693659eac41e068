package org.blamelesswiki.postmortems.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blamelesswiki.postmortems.postmortem.RoleNames.Person;
import org.junit.jupiter.api.Test;

class RoleNamesTest {

  @Test
  void speakers_of_a_log_become_roles_of_their_own() {
    String log =
        """
        [10:42] kofi.b: checkout is slow, looking
        [10:43] lin: queue is full on db-2
        [10:44] kofi.b: @lin can you drain it?
        [10:45] lin: done
        """;

    assertThat(anonymous(log))
        .isEqualTo(
            """
            [10:42] on-call 1: checkout is slow, looking
            [10:43] on-call 2: queue is full on db-2
            [10:44] on-call 1: on-call 2 can you drain it?
            [10:45] on-call 2: done
            """);
  }

  @Test
  void a_log_with_the_name_on_a_line_of_its_own_is_read_too() {
    String log =
        """
        Kofi Boateng  10:42 AM
        checkout is slow

        Lin Ito  10:43 AM
        Thanks Kofi, I approved the rollback
        """;

    assertThat(RoleNames.in(log))
        .extracting(p -> p.names().get(0) + " " + p.role().key() + " " + p.number())
        .containsExactly("Kofi Boateng on-call 1", "Lin Ito reviewer 1");
    assertThat(anonymous(log)).contains("Thanks on-call 1, I approved").doesNotContain("Kofi");
  }

  @Test
  void a_handle_and_a_full_name_are_one_person_and_two_surnames_are_two() {
    String text =
        "10:42 Kofi Boateng: hi\n10:43 Kofi Mensah: hi\n10:44 Kofi Boateng: ask @kofi.boateng or [~kofi.mensah]\n";

    assertThat(RoleNames.in(text))
        .extracting(Person::names)
        .containsExactly(
            List.of("Kofi Boateng", "kofi.boateng"), List.of("Kofi Mensah", "kofi.mensah"));
  }

  @Test
  void machines_and_everybody_are_nobody() {
    assertThat(
            RoleNames.in(
                "10:42 PagerBot: page\n10:43 PagerBot: page\n@here @channel look\n"
                    + "10:44 Alert: disk\n10:45 Alert: disk\n10:46 Failover: begins\n"))
        .isEmpty();
  }

  @Test
  void a_mail_address_and_an_annotation_in_a_path_are_no_mentions() {
    assertThat(RoleNames.in("write to ops@example.org, see /img/@2x and a@b")).isEmpty();
  }

  @Test
  void a_first_name_counts_only_with_its_capital_letter() {
    String text = "<will> I will look\n<will> Will it restart? Will says so.\n";

    assertThat(RoleNames.in(text)).hasSize(1);
    assertThat(anonymous("10:00 mark: it\n10:01 mark: see Mark and the bench\n"))
        .isEqualTo("10:00 on-call 1: it\n10:01 on-call 1: see on-call 1 and the bench\n");
  }

  @Test
  void words_that_only_begin_like_a_name_stay() {
    assertThat(anonymous("10:00 lin: a\n10:01 lin: Linux and linting, not Lin's\n"))
        .isEqualTo("10:00 on-call 1: a\n10:01 on-call 1: Linux and linting, not on-call 1's\n");
  }

  @Test
  void who_takes_command_is_the_commander() {
    assertThat(RoleNames.in("10:00 Ada Okoro: I'm IC\n10:01 Ada Okoro: reviewing\n"))
        .extracting(Person::role)
        .containsExactly(RoleNames.Role.COMMANDER);
  }

  @Test
  void a_calm_page_without_people_has_none() {
    assertThat(RoleNames.in("The queue filled at 10:42 and Checkout slowed down.")).isEmpty();
    assertThat(RoleNames.in("")).isEmpty();
  }

  private static String anonymous(String text) {
    Map<Person, String> words = new LinkedHashMap<>();
    RoleNames.in(text).forEach(p -> words.put(p, p.role().key() + " " + p.number()));
    return RoleNames.replaced(text, words);
  }
}
