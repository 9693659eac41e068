package com.atlassian.sal.api.xsrf;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Source: SAL's text of 2011, with jakarta types; unconfirmed for 10. */
public interface XsrfTokenAccessor {

  String getXsrfToken(HttpServletRequest request, HttpServletResponse response, boolean create);
}
