package com.atlassian.applinks.api;

import com.atlassian.sal.api.net.Request;

/** Source: BootstrAPI (the name), compiled for 10.2.15; Atlassian's applinks pages of 2018. */
public interface ApplicationLinkRequestFactory extends AuthorisationURIGenerator {

  ApplicationLinkRequest createRequest(Request.MethodType method, String url)
      throws CredentialsRequiredException;
}
