package com.atlassian.confluence.pages;

/** Source: Slack integration, compiled for 10.0.1. */
public class Page extends AbstractPage {}
