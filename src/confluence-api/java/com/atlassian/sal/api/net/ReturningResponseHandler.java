package com.atlassian.sal.api.net;

/** Source: SAL's text of 2011; unconfirmed for 10. */
public interface ReturningResponseHandler<T extends Response, R> {

  R handle(T response) throws ResponseException;
}
