package org.blamelesswiki.postmortems.confluence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.action.PageTask;
import org.blamelesswiki.postmortems.action.StatusClass;
import org.junit.jupiter.api.Test;

class InlineTasksTest {

  private final InlineTasks tasks =
      new InlineTasks(key -> key.equals("ida") ? Optional.of("Ida Berg") : Optional.empty());

  @Test
  void a_task_has_its_words_its_first_user_and_its_first_date() {
    List<PageTask> found =
        tasks.in(
            "<h2>Action items</h2>"
                + list(
                    task(
                        "7",
                        "incomplete",
                        "<span class=\"placeholder-inline-tasks\"><ac:link><ri:user ri:userkey=\"ida\"/>"
                            + "</ac:link> adds an alert by <time datetime=\"2026-12-01\"/> not"
                            + " <time datetime=\"2027-01-01\"/></span>")));

    assertThat(found).hasSize(1);
    PageTask task = found.get(0);
    assertThat(task.id().value()).isEqualTo("task-7");
    assertThat(task.details().title())
        .isEqualTo("Ida Berg adds an alert by 2026-12-01 not 2027-01-01");
    assertThat(task.details().owner().id()).isEqualTo("ida");
    assertThat(task.details().owner().name()).isEqualTo("Ida Berg");
    assertThat(task.details().due()).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(task.details().status().statusClass()).isEqualTo(StatusClass.TO_DO);
  }

  @Test
  void a_ticked_task_is_done() {
    assertThat(tasks.in(list(task("1", "complete", "Done"))))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.details().status().statusClass()).isEqualTo(StatusClass.DONE);
              assertThat(task.details().owner().isNobody()).isTrue();
              assertThat(task.details().due()).isNull();
            });
  }

  @Test
  void a_task_inside_a_task_has_its_own_words() {
    String source =
        list(
                task(
                    "1",
                    "incomplete",
                    "Outer" + list(task("2", "complete", "Inner")) + "<p>more</p>"))
            + "<p>after</p>";

    assertThat(tasks.in(source))
        .extracting(task -> task.details().title())
        .containsExactly("Outer more", "Inner");
  }

  @Test
  void a_date_that_is_none_and_a_task_without_an_id_are_left_out() {
    assertThat(
            tasks.in(
                list(
                    task("1", "incomplete", "x <time datetime=\"soon\"/>")
                        + "<ac:task><ac:task-body>no id</ac:task-body></ac:task>")))
        .singleElement()
        .satisfies(task -> assertThat(task.details().due()).isNull());
  }

  @Test
  void a_page_without_tasks_has_none() {
    assertThat(tasks.in("<p>text</p>")).isEmpty();
    assertThat(tasks.in("</ac:task><ac:task-body>x")).isEmpty();
  }

  private static String list(String tasks) {
    return "<ac:task-list>" + tasks + "</ac:task-list>";
  }

  private static String task(String id, String status, String body) {
    return "<ac:task><ac:task-id>"
        + id
        + "</ac:task-id><ac:task-status>"
        + status
        + "</ac:task-status><ac:task-body>"
        + body
        + "</ac:task-body></ac:task>";
  }
}
