package com.atlassian.sal.api.websudo;

/** Source: SAL's text of 2011; caught by the Slack integration, compiled for 10.0.1. */
public class WebSudoSessionException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
