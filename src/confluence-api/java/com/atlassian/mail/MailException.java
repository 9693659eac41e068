package com.atlassian.mail;

/** Source: as {@link Email}. */
public class MailException extends Exception {

  private static final long serialVersionUID = 1L;

  public MailException(String message) {
    super(message);
  }
}
