package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signal 9 for a whole wiki while two authors save, and what they find when it is back: the page as
 * it was answered or as it was sent last, and otherwise their text as a draft. {@code -Dwiki-kills}
 * says how often.
 */
class KilledWikiIT {

  private static final int KILLS = Integer.getInteger("wiki-kills", 1);

  @Test
  void what_was_answered_is_there_and_what_was_sent_is_a_draft_at_least(@TempDir Path folder)
      throws Exception {
    Random random = new Random(11);
    List<Author> authors = List.of(new Author("mira", 1), new Author("sam", 2));

    for (int kill = 0; kill < KILLS; kill++) {
      try (WikiProcess wiki = WikiProcess.start(folder)) {
        for (Author author : authors) {
          author.look(wiki);
        }
        List<Thread> threads = new ArrayList<>();
        for (Author author : authors) {
          threads.add(new Thread(author::saveUntilTheWikiIsGone));
        }
        threads.forEach(Thread::start);
        for (Author author : authors) {
          // A wiki that has just started may be slow; a kill before any answer shows nothing.
          assertThat(author.firstAnswer.await(60, TimeUnit.SECONDS)).isTrue();
        }
        threads.get(0).join(random.nextInt(3_000));
        wiki.kill();
        for (Thread thread : threads) {
          thread.join();
        }
      }
    }
    try (WikiProcess wiki = WikiProcess.start(folder)) {
      for (Author author : authors) {
        author.look(wiki);
        assertThat(author.answered).isPositive();
      }
    }
    System.out.printf(
        "killed the wiki %d times in %d and %d saves; torn pages whose draft was offered: %d%n",
        KILLS,
        authors.get(0).answered,
        authors.get(1).answered,
        authors.get(0).torn + authors.get(1).torn);
  }

  /** Saves one page again and again; every third time with a sentence that is held. */
  private static final class Author {

    private final String login;
    private final String page;
    private final Random random;
    private WikiVisitor visitor = new WikiVisitor(java.net.URI.create("http://127.0.0.1:1/"));
    private String shared = "";
    private String held = "";
    private String sent = "";
    private int answered;
    private CountDownLatch firstAnswer = new CountDownLatch(1);
    private int torn;

    Author(String login, int seed) {
      this.login = login;
      this.page = "Killed " + login;
      this.random = new Random(seed);
    }

    /** What is left after the last kill. */
    void look(WikiProcess wiki) {
      visitor = WikiVisitor.loggedIn(wiki.address(), login);
      firstAnswer = new CountDownLatch(1);
      if (sent.isEmpty()) {
        return;
      }
      WikiVisitor.Editor editor = visitor.edit(page);
      String stored = editor.text().strip();
      boolean isWhole = stored.equals(shared.strip()) || stored.equals(sent.strip());
      if (!isWhole) {
        torn++;
        assertThat(draft(editor)).isEqualTo(sent.strip());
      } else if (!held.isEmpty() && !stored.equals(sent.strip())) {
        assertThat(draft(editor)).isIn(held.strip(), sent.strip());
      }
      shared = stored;
    }

    private String draft(WikiVisitor.Editor editor) {
      assertThat(editor.html()).contains("is kept and not saved yet");
      String address = editor.html().replaceAll("(?s).*href=\"([^\"]*pm-draft[^\"]*)\".*", "$1");
      return visitor.open(WikiVisitor.unescaped(address)).text().strip();
    }

    void saveUntilTheWikiIsGone() {
      try {
        while (true) {
          save();
        }
      } catch (UncheckedIOException | IllegalStateException e) {
        // The wiki was killed under the request.
      }
    }

    private void save() {
      boolean isHeld = answered % 3 == 2;
      String text = text(isHeld);
      WikiVisitor.Editor editor = visitor.edit(page);
      sent = text;
      String next = WikiVisitor.location(editor.save(text, "note " + answered));
      answered++;
      firstAnswer.countDown();
      if (next.contains(EditorForm.DRAFT)) {
        held = text;
      } else if (next.contains("Wiki.jsp")) {
        shared = text;
        held = "";
      } else {
        throw new AssertionError("led to " + next);
      }
    }

    private String text(boolean isHeld) {
      StringBuilder text = new StringBuilder("[{SET keywords='payments'}]\n");
      int lines = random.nextInt(400);
      for (int i = 0; i < lines; i++) {
        text.append("The queue of host ").append(random.nextInt(1_000)).append(" grew.\n");
      }
      text.append(isHeld ? "Then @tom did not bother to test it.\n" : "");
      return text.append("Written as number ").append(answered).append(".\n").toString();
    }
  }
}
