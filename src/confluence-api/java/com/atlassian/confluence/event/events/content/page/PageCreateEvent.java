package com.atlassian.confluence.event.events.content.page;

import com.atlassian.confluence.pages.Page;

/** Source: Slack integration, compiled for 10.0.1. */
public class PageCreateEvent {

  public Page getPage() {
    throw new UnsupportedOperationException();
  }
}
