package com.atlassian.mail;

/**
 * Plain text in UTF-8 unless told otherwise. Source: the public text of atlassian-mail (members and
 * defaults); Baloise digital-signature at 35e4462, which its authors build for 9.5 and ship for 10.
 */
public class Email {

  private final String to;
  private String subject = "";
  private String body = "";

  public Email(String to) {
    this.to = to;
  }

  public Email setSubject(String text) {
    subject = text;
    return this;
  }

  public Email setBody(String text) {
    body = text;
    return this;
  }

  /** Here for the tests' host; the plugin never calls it. */
  public String getTo() {
    return to;
  }

  /** Here for the tests' host; the plugin never calls it. */
  public String getSubject() {
    return subject;
  }

  /** Here for the tests' host; the plugin never calls it. */
  public String getBody() {
    return body;
  }
}
