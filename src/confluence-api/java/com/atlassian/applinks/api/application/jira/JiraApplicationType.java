package com.atlassian.applinks.api.application.jira;

import com.atlassian.applinks.api.ApplicationType;

/** Source: BootstrAPI, compiled for 10.2.15. */
public interface JiraApplicationType extends ApplicationType {}
