package com.atlassian.confluence.pages;

import com.atlassian.confluence.core.SpaceContentEntityObject;

/** Source: Slack integration, compiled for 10.0.1. */
public abstract class AbstractPage extends SpaceContentEntityObject {}
