package com.atlassian.sal.api.net;

/** Source: SAL's text of 2011; unconfirmed for 10. */
public interface Request<T extends Request<?, RESP>, RESP extends Response> {

  T setConnectionTimeout(int milliseconds);

  T setSoTimeout(int milliseconds);

  T setRequestBody(String body);

  T setHeader(String name, String value);

  T setFollowRedirects(boolean follow);

  <RET> RET executeAndReturn(ReturningResponseHandler<? super RESP, RET> handler)
      throws ResponseException;

  /** Source: as {@link Request}. */
  enum MethodType {
    GET,
    POST,
    PUT,
    DELETE,
    HEAD,
    TRACE,
    OPTIONS
  }
}
