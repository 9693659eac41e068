package com.atlassian.confluence.event.events.user;

import com.atlassian.user.User;

/** Source: listeners of older public plugins, which read the user. Unconfirmed for 10. */
public class UserRemoveEvent {

  public User getUser() {
    throw new UnsupportedOperationException();
  }
}
