package com.atlassian.sal.api.auth;

import java.net.URI;

/** Source: Slack integration, compiled for 10.0.1. */
public interface LoginUriProvider {

  URI getLoginUri(URI returnTo);
}
