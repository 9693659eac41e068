package org.blamelesswiki.postmortems.confluence.host;

import com.atlassian.mail.Email;
import com.atlassian.mail.MailException;
import com.atlassian.mail.server.MailServerManager;
import com.atlassian.mail.server.SMTPMailServer;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.blamelesswiki.postmortems.spi.Notifications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells users by mail, through the server that the wiki's admins configured: since Confluence 9 has
 * no Workbox any more, other plugins do the same. A mail server may be slow, so a thread of ours
 * speaks to it, and nobody's request waits. What a mail says is never logged, nor who gets it.
 */
public final class Mail implements Notifications, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Mail.class);
  private static final int WAITING_MAILS = 200;

  private final MailServerManager servers;
  private final Users users;
  private final UnaryOperator<String> addresses;
  private final ThreadPoolExecutor sender;

  /**
   * Mail of this wiki.
   *
   * @param addresses the whole address of one of our screens
   */
  public Mail(MailServerManager servers, Users users, UnaryOperator<String> addresses) {
    this.servers = servers;
    this.users = users;
    this.addresses = addresses;
    this.sender =
        new ThreadPoolExecutor(
            1,
            1,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAILS),
            work -> {
              Thread thread = new Thread(work, "postmortems-mail");
              thread.setDaemon(true);
              return thread;
            });
    sender.allowCoreThreadTimeOut(true);
  }

  @Override
  public void send(String userId, String subject, String text) {
    Optional<String> address = users.mailAddress(userId);
    if (address.isEmpty()) {
      return; // A user who is gone, or whom the wiki cannot reach either.
    }
    try {
      sender.execute(() -> send(new Email(address.get()).setSubject(subject).setBody(text)));
    } catch (RejectedExecutionException e) {
      log.warn("A mail was not sent: {} are waiting already, or the plugin stops", WAITING_MAILS);
    }
  }

  @Override
  public String addressOf(String path) {
    return addresses.apply(path);
  }

  private void send(Email email) {
    try {
      SMTPMailServer server = servers.getDefaultSMTPMailServer();
      if (server == null) {
        log.info("A mail was not sent: the wiki has no mail server");
      } else {
        server.send(email);
      }
    } catch (MailException | RuntimeException | LinkageError e) {
      // The message of an exception may hold the address and the text.
      log.warn("A mail was not sent: {}", e.getClass().getName());
    }
  }

  @Override
  public void close() {
    sender.shutdownNow();
  }
}
