package com.atlassian.mail.server;

import com.atlassian.mail.Email;
import com.atlassian.mail.MailException;

/** Source: as {@link Email}; the name in code compiled for 10. */
public interface SMTPMailServer {

  void send(Email email) throws MailException;
}
