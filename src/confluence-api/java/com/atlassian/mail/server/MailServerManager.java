package com.atlassian.mail.server;

/** Source: as {@link com.atlassian.mail.Email}; the name in code compiled for 10. */
public interface MailServerManager {

  /** The server an admin configured; null if there is none. */
  SMTPMailServer getDefaultSMTPMailServer();
}
