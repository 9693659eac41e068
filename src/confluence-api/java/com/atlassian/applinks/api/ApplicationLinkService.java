package com.atlassian.applinks.api;

/** Source: BootstrAPI, compiled for 10.2.15, through a sub-interface. */
public interface ApplicationLinkService {

  Iterable<ApplicationLink> getApplicationLinks(Class<? extends ApplicationType> type);
}
