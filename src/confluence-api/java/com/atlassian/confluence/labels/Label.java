package com.atlassian.confluence.labels;

/** Source: Javadoc 10.0.3 (the type); Javadoc 5.x (the method). */
public class Label {

  public String getName() {
    throw new UnsupportedOperationException();
  }
}
