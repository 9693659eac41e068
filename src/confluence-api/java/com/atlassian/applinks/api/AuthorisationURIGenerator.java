package com.atlassian.applinks.api;

import java.net.URI;

/** Source: Atlassian's applinks pages of 2018; unconfirmed for 10. */
public interface AuthorisationURIGenerator {

  URI getAuthorisationURI();

  URI getAuthorisationURI(URI callback);
}
