package com.atlassian.plugin;

/** Source: Slack integration, compiled for 10.0.1. */
public class PluginParseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PluginParseException(String message) {
    super(message);
  }
}
