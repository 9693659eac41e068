package com.atlassian.applinks.api;

import java.net.URI;

/** Source: BootstrAPI implements it, compiled for 10.2.15. */
public interface ApplicationLink {

  ApplicationId getId();

  String getName();

  URI getDisplayUrl();

  URI getRpcUrl();

  boolean isPrimary();

  ApplicationLinkRequestFactory createAuthenticatedRequestFactory();
}
