package com.atlassian.applinks.api;

import com.atlassian.sal.api.net.Request;
import com.atlassian.sal.api.net.Response;

/** Source: Atlassian's applinks pages of 2018; unconfirmed for 10. */
public interface ApplicationLinkRequest extends Request<ApplicationLinkRequest, Response> {}
