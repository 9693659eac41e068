package com.atlassian.confluence.macro;

/** Source: Javadoc 9.0.2; ONLYOFFICE, compiled for 10.0.3. */
public class MacroExecutionException extends Exception {
  private static final long serialVersionUID = 1L;

  public MacroExecutionException(String message) {
    super(message);
  }
}
