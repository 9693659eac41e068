package com.atlassian.confluence.security;

/** Source: name in the Slack integration, compiled for 10.0.1; {@code isEmpty} unconfirmed. */
public class ContentPermissionSet {

  public boolean isEmpty() {
    throw new UnsupportedOperationException();
  }
}
