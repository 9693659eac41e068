package com.atlassian.applinks.api;

/** Source: BootstrAPI's tests, compiled for 10.2.15 (the constructor); {@code get} unconfirmed. */
public class ApplicationId {

  private final String id;

  public ApplicationId(String id) {
    this.id = id;
  }

  public String get() {
    return id;
  }
}
