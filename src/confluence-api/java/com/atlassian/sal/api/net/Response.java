package com.atlassian.sal.api.net;

import java.io.InputStream;
import java.util.Map;

/** Source: SAL's text of 2011; unconfirmed for 10. */
public interface Response {

  int getStatusCode();

  Map<String, String> getHeaders();

  String getHeader(String name);

  InputStream getResponseBodyAsStream() throws ResponseException;
}
