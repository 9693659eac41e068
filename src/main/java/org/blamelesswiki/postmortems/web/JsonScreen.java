package org.blamelesswiki.postmortems.web;

/** An endpoint that takes JSON by POST and stores and logs nothing of it. */
abstract class JsonScreen implements Screen {

  /**
   * Six bytes of JSON may stand for one character of text; a page of a megabyte still passes, and
   * the endpoint reads no more than that of it.
   */
  static final int LONGEST_BODY = 2_000_000;

  @Override
  public final Access access() {
    return Access.LOGGED_IN;
  }

  @Override
  public final Response get(Request request) {
    throw new MethodNotAllowedException(request.path());
  }

  @Override
  public final Response post(Request request) {
    try {
      return answer(JsonBody.of(request, LONGEST_BODY), request);
    } catch (JsonBody.BadRequestException e) {
      return e.response();
    }
  }

  /** The answer to a body that is JSON. */
  abstract Response answer(JsonBody body, Request request);
}
