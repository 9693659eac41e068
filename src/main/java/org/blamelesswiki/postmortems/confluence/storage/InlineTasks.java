package org.blamelesswiki.postmortems.confluence.storage;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.blamelesswiki.postmortems.action.Details;
import org.blamelesswiki.postmortems.action.ItemSource;
import org.blamelesswiki.postmortems.action.Owner;
import org.blamelesswiki.postmortems.action.PageTask;
import org.blamelesswiki.postmortems.action.Status;
import org.blamelesswiki.postmortems.action.StatusClass;
import org.blamelesswiki.postmortems.action.TableRow;
import org.blamelesswiki.postmortems.action.TaskId;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a page's task lists. As in Confluence the first user a task mentions has taken it
 * on, and the first date in it is its due date.
 */
public final class InlineTasks {

  private final StorageFormat format;
  private final UserNames names;

  /** Reads tasks whose people have {@code names}. */
  public InlineTasks(UserNames names) {
    this.format = new StorageFormat(names);
    this.names = names;
  }

  /** The tasks of {@code source}, a page in storage format, in page order. */
  public List<PageTask> in(String source) {
    Collector collector = new Collector(source);
    Markup.read(source, collector);
    if (collector.tasks.isEmpty()) {
      return List.of();
    }
    giveWords(collector.tasks, format.parse(source));
    return collector.tasks.stream().filter(Task::isWhole).map(this::pageTask).toList();
  }

  /** Each block belongs to the innermost task around it. */
  private static void giveWords(List<Task> tasks, Document document) {
    Deque<Task> around = new ArrayDeque<>();
    int next = 0;
    for (Section section : document.sections()) {
      for (Block block : section.blocks()) {
        int at = block.text().toSource(new Span(0, 1)).start();
        while (next < tasks.size() && tasks.get(next).bodyStart <= at) {
          around.push(tasks.get(next++));
        }
        while (!around.isEmpty() && around.peek().bodyEnd <= at) {
          around.pop();
        }
        if (!around.isEmpty() && block.kind().isProse()) {
          around.peek().words.add(block.text().text());
        }
      }
    }
  }

  private PageTask pageTask(Task task) {
    StatusClass statusClass = task.status.equals("complete") ? StatusClass.DONE : StatusClass.TO_DO;
    Owner owner =
        task.user.isEmpty()
            ? Owner.NOBODY
            : new Owner(task.user, names.of(task.user).orElse(DocumentReader.NOBODY));
    Details details =
        new Details(
            "",
            String.join(" ", task.words),
            null,
            "",
            new Status("", statusClass),
            owner,
            task.due,
            null,
            null);
    return new PageTask(
        new TaskId("task-" + task.id), ItemSource.TASK, task.bodyStart, details, TableRow.NONE);
  }

  /** A task as far as it has been read. */
  private static final class Task {
    String id = "";
    String status = "";
    String user = "";
    @Nullable LocalDate due;
    int bodyStart = Integer.MAX_VALUE;
    int bodyEnd = Integer.MAX_VALUE;
    final List<String> words = new ArrayList<>();

    boolean isWhole() {
      return !id.isBlank() && bodyStart < Integer.MAX_VALUE;
    }
  }

  /** Finds the tasks, and what is not words in them. */
  private static final class Collector implements Markup.Events {

    final List<Task> tasks = new ArrayList<>();
    private final Deque<Task> open = new ArrayDeque<>();
    private final String source;
    private String field = "";

    Collector(String source) {
      this.source = source;
    }

    @Override
    public void start(Markup.Element element) {
      if (element.name().equals("ac:task")) {
        open.push(new Task());
        return;
      }
      Task task = open.peek();
      if (task == null) {
        return;
      }
      switch (element.name()) {
        case "ac:task-id", "ac:task-status" -> field = element.name();
        case "ac:task-body" -> {
          if (task.bodyStart == Integer.MAX_VALUE) {
            task.bodyStart = element.span().end();
            tasks.add(task);
          }
        }
        case "ri:user" -> {
          if (task.user.isEmpty()) {
            task.user = element.attribute("ri:userkey");
          }
        }
        case "time" -> {
          if (task.due == null) {
            task.due = date(element.attribute("datetime")).orElse(null);
          }
        }
        default -> {
          // Words are read as those of the whole page are.
        }
      }
    }

    @Override
    public void end(String name, Span at) {
      Task task = open.peek();
      if (task == null) {
        return;
      }
      switch (name) {
        case "ac:task-id", "ac:task-status" -> field = "";
        case "ac:task-body" -> task.bodyEnd = Math.min(task.bodyEnd, at.start());
        case "ac:task" -> open.pop();
        default -> {
          // It says nothing of the task.
        }
      }
    }

    @Override
    public void text(int start, int end) {
      Task task = open.peek();
      if (task != null && !field.isEmpty()) {
        String value = source.substring(start, end).strip();
        if (field.equals("ac:task-id")) {
          task.id += value;
        } else {
          task.status += value;
        }
      }
    }

    @Override
    public void entity(String characters, Span at) {
      // No id and no status needs one.
    }

    @Override
    public void problem(String message, Span at) {
      // The document tells it.
    }

    private static Optional<LocalDate> date(String datetime) {
      try {
        return Optional.of(LocalDate.parse(datetime));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }
}
