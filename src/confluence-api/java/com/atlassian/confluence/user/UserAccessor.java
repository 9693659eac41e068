package com.atlassian.confluence.user;

import com.atlassian.sal.api.user.UserKey;

/** Source: Slack integration, compiled for 10.0.1. */
public interface UserAccessor {

  ConfluenceUser getExistingUserByKey(UserKey key);

  ConfluenceUser getUserByName(String name);
}
