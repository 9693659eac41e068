package com.atlassian.confluence.pages;

import java.util.List;

/** Source: Slack integration, compiled for 10.0.1; {@code getAncestors} Javadoc 5.x. */
public class Page extends AbstractPage {

  public List<Page> getAncestors() {
    throw new UnsupportedOperationException();
  }
}
