package org.blamelesswiki.postmortems.jspwiki;

import java.util.concurrent.Executor;
import javax.mail.MessagingException;
import org.apache.wiki.api.core.Engine;
import org.apache.wiki.auth.NoSuchPrincipalException;
import org.apache.wiki.auth.UserManager;
import org.apache.wiki.auth.user.UserProfile;
import org.apache.wiki.util.MailUtil;
import org.blamelesswiki.postmortems.spi.Notifications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mail, as JSPWiki is configured to send it, to the address in the user's profile. */
final class MailNotifications implements Notifications {

  /** Wiki property: the address at which readers reach the wiki, for links in mail. */
  static final String ADDRESS = "postmortems.address";

  private static final Logger log = LoggerFactory.getLogger(MailNotifications.class);

  private final Engine engine;
  private final Executor executor;

  /**
   * Mail of this wiki.
   *
   * @param executor sends it: nobody waits for a mail server
   */
  MailNotifications(Engine engine, Executor executor) {
    this.engine = engine;
    this.executor = executor;
  }

  @Override
  public void send(String userId, String subject, String text) {
    executor.execute(() -> sendNow(userId, subject, text));
  }

  @Override
  public String addressOf(String path) {
    String wiki = engine.getWikiProperties().getProperty(ADDRESS, "").strip();
    return wiki.isEmpty() ? path : wiki.replaceAll("/+$", "") + ScreensServlet.PATH + path;
  }

  private void sendNow(String userId, String subject, String text) {
    try {
      UserProfile profile =
          engine.getManager(UserManager.class).getUserDatabase().findByLoginName(userId);
      String address = profile.getEmail();
      if (address != null && !address.isBlank()) {
        MailUtil.sendMessage(engine.getWikiProperties(), address, subject, text);
      }
    } catch (NoSuchPrincipalException gone) {
      log.debug("a user who was to be told something is not there any more");
    } catch (MessagingException e) {
      log.warn("mail could not be sent; JSPWiki's mail.smtp settings say how: {}", e.getMessage());
    }
  }
}
