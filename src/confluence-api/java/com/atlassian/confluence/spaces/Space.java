package com.atlassian.confluence.spaces;

/** Source: Slack integration, compiled for 10.0.1. */
public class Space {

  public String getKey() {
    throw new UnsupportedOperationException();
  }

  public String getName() {
    throw new UnsupportedOperationException();
  }
}
