package com.atlassian.confluence.event.events.content.blogpost;

import com.atlassian.confluence.pages.BlogPost;

/** Source: Slack integration, compiled for 10.0.1. */
public class BlogPostUpdateEvent {

  public BlogPost getBlogPost() {
    throw new UnsupportedOperationException();
  }
}
