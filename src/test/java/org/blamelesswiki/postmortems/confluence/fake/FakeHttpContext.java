package org.blamelesswiki.postmortems.confluence.fake;

import com.atlassian.sal.api.web.context.HttpContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The request that a thread answers. */
public final class FakeHttpContext implements HttpContext {

  private final ThreadLocal<HttpServletRequest> request = new ThreadLocal<>();
  private final ThreadLocal<HttpServletResponse> response = new ThreadLocal<>();

  /** The thread answers {@code asked} from now on; null for none. */
  public void answer(HttpServletRequest asked, HttpServletResponse answer) {
    request.set(asked);
    response.set(answer);
  }

  @Override
  public HttpServletRequest getRequest() {
    return request.get();
  }

  @Override
  public HttpServletResponse getResponse() {
    return response.get();
  }
}
