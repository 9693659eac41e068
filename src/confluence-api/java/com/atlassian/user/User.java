package com.atlassian.user;

/** Source: Javadoc 8.9.3; Slack integration, compiled for 10.0.1 (the name). */
public interface User {

  String getName();

  String getFullName();

  String getEmail();
}
