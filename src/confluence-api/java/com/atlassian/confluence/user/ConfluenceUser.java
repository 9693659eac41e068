package com.atlassian.confluence.user;

import com.atlassian.sal.api.user.UserKey;
import com.atlassian.user.User;

/** Source: byte code of Baloise digital-signature 10.1.0; Slack integration (getKey, getEmail). */
public interface ConfluenceUser extends User {

  UserKey getKey();

  @Override
  String getName();

  @Override
  String getFullName();

  @Override
  String getEmail();
}
