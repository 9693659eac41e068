package com.atlassian.sal.api;

/** Source: Slack integration, compiled for 10.0.1 (the first two); SAL's text of 2011. */
public enum UrlMode {
  CANONICAL,
  ABSOLUTE,
  RELATIVE,
  RELATIVE_CANONICAL,
  AUTO
}
