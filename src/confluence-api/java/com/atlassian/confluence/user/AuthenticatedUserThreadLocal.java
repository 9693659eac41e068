package com.atlassian.confluence.user;

/** Source: Slack integration and ONLYOFFICE, compiled for 10.0. */
public final class AuthenticatedUserThreadLocal {

  private static final ThreadLocal<ConfluenceUser> USER = new ThreadLocal<>();

  private AuthenticatedUserThreadLocal() {}

  public static ConfluenceUser get() {
    return USER.get();
  }

  /** Here for the tests' host; the plugin never calls it. */
  public static void set(ConfluenceUser user) {
    USER.set(user);
  }

  /** Here for the tests' host; the plugin never calls it. */
  public static void reset() {
    USER.remove();
  }
}
