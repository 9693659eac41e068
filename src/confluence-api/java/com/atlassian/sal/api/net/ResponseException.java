package com.atlassian.sal.api.net;

/** Source: BootstrAPI, compiled for 10.2.15. */
public class ResponseException extends Exception {
  private static final long serialVersionUID = 1L;

  public ResponseException(String message, Throwable cause) {
    super(message, cause);
  }

  public ResponseException(Throwable cause) {
    super(cause);
  }
}
