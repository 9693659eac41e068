package com.atlassian.applinks.api;

import java.net.URI;

/** Source: Atlassian's applinks pages of 2018; unconfirmed for 10. */
public class CredentialsRequiredException extends Exception implements AuthorisationURIGenerator {
  private static final long serialVersionUID = 1L;

  private final transient AuthorisationURIGenerator generator;

  public CredentialsRequiredException(AuthorisationURIGenerator generator, String message) {
    super(message);
    this.generator = generator;
  }

  @Override
  public URI getAuthorisationURI() {
    return generator.getAuthorisationURI();
  }

  @Override
  public URI getAuthorisationURI(URI callback) {
    return generator.getAuthorisationURI(callback);
  }
}
