package com.atlassian.sal.api.web.context;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Source: the Slack integration, compiled for 10.0.1 ({@code getRequest}); SAL's own text
 * (Apache-2.0) with jakarta types ({@code getResponse}).
 */
public interface HttpContext {

  HttpServletRequest getRequest();

  HttpServletResponse getResponse();
}
