package com.atlassian.sal.api.user;

/** Source: Slack integration, compiled for 10.0.1. */
public interface UserManager {

  UserKey getRemoteUserKey();

  boolean isAdmin(UserKey user);

  boolean isSystemAdmin(UserKey user);

  boolean isUserInGroup(UserKey user, String group);
}
