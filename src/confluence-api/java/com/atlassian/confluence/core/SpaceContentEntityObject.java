package com.atlassian.confluence.core;

/** Source: name in the Slack integration, compiled for 10.0.1. */
public abstract class SpaceContentEntityObject extends ContentEntityObject {

  /** Source: byte code of Baloise digital-signature 10.1.0, called on {@code Page}. */
  public String getSpaceKey() {
    throw new UnsupportedOperationException();
  }
}
