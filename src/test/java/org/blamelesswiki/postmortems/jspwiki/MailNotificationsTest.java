package org.blamelesswiki.postmortems.jspwiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Properties;
import javax.mail.internet.MimeMessage;
import org.apache.wiki.api.core.Engine;
import org.apache.wiki.auth.NoSuchPrincipalException;
import org.apache.wiki.auth.UserManager;
import org.apache.wiki.auth.user.UserDatabase;
import org.apache.wiki.auth.user.UserProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail over SMTP to a real server, as JSPWiki's properties say. */
class MailNotificationsTest {

  private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private final Engine engine = mock(Engine.class);
  private final Properties properties = new Properties();
  private final MailNotifications notifications = new MailNotifications(engine, Runnable::run);

  @BeforeEach
  void start() throws Exception {
    server.start();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", Integer.toString(server.getSmtp().getPort()));
    properties.setProperty("mail.from", "Wiki <wiki@wiki.example>");
    UserManager users = mock(UserManager.class);
    UserDatabase database = mock(UserDatabase.class);
    UserProfile ida = mock(UserProfile.class);
    when(engine.getWikiProperties()).thenReturn(properties);
    when(engine.getManager(UserManager.class)).thenReturn(users);
    when(users.getUserDatabase()).thenReturn(database);
    when(database.findByLoginName("ida")).thenReturn(ida);
    when(database.findByLoginName("gone")).thenThrow(new NoSuchPrincipalException("gone"));
    when(ida.getEmail()).thenReturn("ida@wiki.example");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_message_reaches_the_address_in_the_users_profile() throws Exception {
    notifications.send(
        "ida", "Noch zwei Tage für „Ausfall“", "Zeile eins\n\nÜber die Zeile zwei\n");

    MimeMessage[] received = server.getReceivedMessages();
    assertThat(received).hasSize(1);
    assertThat(received[0].getSubject()).isEqualTo("Noch zwei Tage für „Ausfall“");
    assertThat(received[0].getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("ida@wiki.example");
    assertThat(received[0].getFrom()[0]).hasToString("Wiki <wiki@wiki.example>");
    assertThat(received[0].getContent().toString()).contains("Zeile eins", "Über die Zeile zwei");
  }

  @Test
  void a_user_who_is_gone_and_a_server_that_is_away_stop_nothing() {
    notifications.send("gone", "Subject", "text");
    server.stop();
    notifications.send("ida", "Subject", "text");

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void links_lead_to_the_address_that_the_admin_gave() {
    assertThat(notifications.addressOf("/due")).isEqualTo("/due");

    properties.setProperty(MailNotifications.ADDRESS, "https://wiki.example/wiki/");

    assertThat(notifications.addressOf("/due?show=mine"))
        .isEqualTo("https://wiki.example/wiki/postmortems/due?show=mine");
  }
}
