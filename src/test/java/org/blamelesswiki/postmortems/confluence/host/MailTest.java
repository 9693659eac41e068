package org.blamelesswiki.postmortems.confluence.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.mail.Email;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailTest {

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private final Users users =
      new Users(wiki.userAccessor(), wiki.userManager(), wiki.localeManager());
  private final Mail mail = new Mail(wiki.mail(), users, path -> "https://wiki.example" + path);

  @AfterEach
  void close() {
    mail.close();
  }

  @Test
  void a_user_is_told_at_the_address_the_wiki_knows() throws Exception {
    mail.send("key-ana", "Subject", "Text with ä");

    Email sent = wiki.mail().next();
    assertThat(sent.getTo()).isEqualTo("ana@wiki.example");
    assertThat(sent.getSubject()).isEqualTo("Subject");
    assertThat(sent.getBody()).isEqualTo("Text with ä");
  }

  @Test
  void no_request_waits_for_the_mail_server() throws Exception {
    mail.send("key-ana", "Subject", "Text");
    wiki.mail().next();

    assertThat(wiki.mail().threads()).doesNotContain(Thread.currentThread());
  }

  @Test
  void a_user_who_is_gone_is_told_nothing() throws Exception {
    mail.send("key-nobody", "To nobody", "Text");
    mail.send("key-ana", "To Ana", "Text");

    assertThat(wiki.mail().next().getSubject()).isEqualTo("To Ana");
  }

  @Test
  void a_wiki_without_a_mail_server_harms_nobody() throws Exception {
    wiki.mail().configured(false);
    mail.send("key-ana", "First", "Text");
    wiki.mail().awaitAsked(1);
    wiki.mail().configured(true);
    mail.send("key-ana", "Second", "Text");

    assertThat(wiki.mail().next().getSubject()).isEqualTo("Second");
  }

  @Test
  void a_server_that_refuses_a_mail_gets_the_next_one_all_the_same() throws Exception {
    wiki.mail().refuse("First");
    mail.send("key-ana", "First", "Text");
    mail.send("key-ana", "Second", "Text");

    assertThat(wiki.mail().next().getSubject()).isEqualTo("Second");
  }

  @Test
  void after_the_plugin_was_stopped_nothing_is_sent_and_nothing_breaks() {
    mail.close();

    mail.send("key-ana", "Subject", "Text");

    assertThat(wiki.mail().threads()).isEmpty();
  }
}
