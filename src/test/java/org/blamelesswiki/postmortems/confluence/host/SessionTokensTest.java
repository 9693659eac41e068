package org.blamelesswiki.postmortems.confluence.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.sal.api.xsrf.XsrfTokenAccessor;
import org.blamelesswiki.postmortems.confluence.fake.FakeHttpContext;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SessionTokensTest {

  /** A Confluence in which the call has another signature. */
  private static final XsrfTokenAccessor CHANGED =
      (request, response, create) -> {
        throw new NoSuchMethodError("getXsrfToken");
      };

  private final FakeHttpContext http = new FakeHttpContext();
  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void the_token_is_confluences_own() {
    SessionTokens tokens = new SessionTokens((r, s, create) -> "theirs", http);

    assertThat(tokens.of(request, response)).isEqualTo("theirs");
    assertThat(request.getSession(false)).isNull();
  }

  @Test
  void without_that_call_a_session_has_a_token_of_ours_and_another_session_another() {
    SessionTokens tokens = new SessionTokens(CHANGED, http);

    String first = tokens.of(request, response);

    assertThat(first).hasSize(32);
    assertThat(tokens.of(request, response)).isEqualTo(first);
    assertThat(tokens.of(new MockHttpServletRequest(), response)).isNotEqualTo(first);
  }

  @Test
  void a_macro_has_the_token_of_the_request_that_shows_it_and_none_without_one() {
    SessionTokens tokens = new SessionTokens((r, s, create) -> "theirs", http);

    assertThat(tokens.current()).isEmpty();
    http.answer(request, response);
    assertThat(tokens.current()).isEqualTo("theirs");
  }

  @Test
  void a_host_that_does_not_tell_the_request_gives_no_token() {
    SessionTokens tokens =
        new SessionTokens(
            (r, s, create) -> "theirs",
            new com.atlassian.sal.api.web.context.HttpContext() {
              @Override
              public jakarta.servlet.http.HttpServletRequest getRequest() {
                return request;
              }

              @Override
              public jakarta.servlet.http.HttpServletResponse getResponse() {
                throw new NoSuchMethodError("getResponse");
              }
            });

    assertThat(tokens.current()).isEmpty();
  }
}
