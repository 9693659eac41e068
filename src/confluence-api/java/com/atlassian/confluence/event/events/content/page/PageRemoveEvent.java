package com.atlassian.confluence.event.events.content.page;

import com.atlassian.confluence.pages.Page;

/** Source: Javadoc 8.x; the name beside PageCreateEvent. Unconfirmed for 10. */
public class PageRemoveEvent {

  public Page getPage() {
    throw new UnsupportedOperationException();
  }
}
