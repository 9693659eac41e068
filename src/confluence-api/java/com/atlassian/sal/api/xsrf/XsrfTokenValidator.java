package com.atlassian.sal.api.xsrf;

import jakarta.servlet.http.HttpServletRequest;

/** Source: SAL's text of 2011, with jakarta types; unconfirmed for 10. */
public interface XsrfTokenValidator {

  boolean validateFormEncodedToken(HttpServletRequest request);

  String getXsrfParameterName();
}
