package com.atlassian.confluence.core;

/** Source: public plugins that call {@code saveNewVersion} of the page manager with one. */
public interface Modification<T> {

  void modify(T content);
}
