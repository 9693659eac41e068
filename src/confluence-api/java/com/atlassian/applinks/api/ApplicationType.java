package com.atlassian.applinks.api;

/** Source: BootstrAPI, compiled for 10.2.15. */
public interface ApplicationType {}
