package com.atlassian.sal.api;

/** Source: Slack integration, compiled for 10.0.1. */
public interface ApplicationProperties {

  String getBaseUrl(UrlMode mode);

  String getVersion();
}
