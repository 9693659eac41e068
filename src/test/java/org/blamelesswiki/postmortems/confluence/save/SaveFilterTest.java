package org.blamelesswiki.postmortems.confluence.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.atlassian.annotations.security.UnrestrictedAccess;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.blamelesswiki.postmortems.confluence.save.SavedContent.Stored;
import org.blamelesswiki.postmortems.web.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SaveFilterTest {

  private static final String FACTS = "<img data-macro-name='PostmortemFacts'>";
  private static final String BAD = body(FACTS + "<p>Bob's fault – ü.</p>");
  private static final String GOOD = body(FACTS + "<p>The disk was full – ü.</p>");

  private final FilterChain chain = mock(FilterChain.class);
  private final HttpServletResponse response = mock(HttpServletResponse.class);
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private SaveWorld world;
  private SaveFilter filter;

  @BeforeEach
  void pageInASpaceThatConfirms() throws IOException {
    world = new SaveWorld();
    world.content.with(new Stored("1", "OPS", "Outage", true, false), "");
    filter =
        new SaveFilter(
            world.hook, new Views(), "/plugins/servlet/postmortems", request -> Locale.ENGLISH);
    when(response.getOutputStream()).thenReturn(out(answer));
    when(response.getStatus()).thenReturn(200);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void the_filter_carries_the_access_annotation() {
    assertThat(SaveFilter.class).hasAnnotation(UnrestrictedAccess.class);
  }

  @Test
  void a_held_save_is_answered_with_400_and_never_reaches_confluence() throws Exception {
    filter.doFilter(put(BAD), response, chain);

    verify(chain, never()).doFilter(any(), any());
    verify(response).setStatus(400);
    verify(response).setContentType("application/json;charset=UTF-8");
    verify(response).setHeader("Cache-Control", "no-store");
    verify(response).setContentLength(answer.size());
    verify(response, never()).reset();
    JsonNode body = new ObjectMapper().readTree(answer.toByteArray());
    assertThat(body.get("message").isTextual()).isTrue();
  }

  @Test
  void a_save_that_passes_brings_the_very_bytes_that_were_sent() throws Exception {
    byte[][] seen = new byte[1][];
    passing(request -> seen[0] = request.getInputStream().readAllBytes());

    filter.doFilter(put(GOOD), response, chain);

    assertThat(seen[0]).isEqualTo(GOOD.getBytes(StandardCharsets.UTF_8));
    verify(response, never()).setHeader(anyString(), anyString());
    verify(response, never()).setStatus(400);
  }

  @Test
  void a_reader_and_a_listener_get_the_same_text() throws Exception {
    passing(request -> assertThat(request.getReader().readLine()).isEqualTo(GOOD));
    filter.doFilter(put(GOOD), response, chain);

    passing(
        request -> {
          StringBuilder heard = new StringBuilder();
          ServletInputStream in = request.getInputStream();
          in.setReadListener(
              new ReadListener() {
                @Override
                public void onDataAvailable() throws IOException {
                  while (in.isReady() && !in.isFinished()) {
                    heard.append((char) in.read());
                  }
                }

                @Override
                public void onAllDataRead() {
                  heard.append(" end");
                }

                @Override
                public void onError(Throwable error) {
                  throw new AssertionError(error);
                }
              });
          assertThat(heard.toString()).endsWith("} end");
        });
    filter.doFilter(put(GOOD), response, chain);
  }

  @Test
  void a_body_longer_than_is_read_comes_whole() throws Exception {
    byte[] huge = new byte[SaveHook.LONGEST_BODY + 100_000];
    Arrays.fill(huge, (byte) 'x');
    huge[huge.length - 1] = 'y';
    HttpServletRequest chunked = put(stream(new ByteArrayInputStream(huge)), -1);
    passing(request -> assertThat(request.getInputStream().readAllBytes()).isEqualTo(huge));

    filter.doFilter(chunked, response, chain);

    assertThat(world.coverage(Route.EDITOR_PUBLISH).unread()).isEqualTo(1);
  }

  @Test
  void a_body_that_says_it_is_too_long_is_not_touched() throws Exception {
    HttpServletRequest request =
        put(stream(new ByteArrayInputStream(new byte[0])), SaveHook.LONGEST_BODY + 1L);

    filter.doFilter(request, response, chain);

    verify(request, never()).getReader();
    assertThat(world.coverage(Route.EDITOR_PUBLISH).unread()).isEqualTo(1);
  }

  @Test
  void a_client_that_goes_away_goes_away_for_confluence_too() throws Exception {
    InputStream breaking =
        new InputStream() {
          private int left = 5;

          @Override
          public int read() throws IOException {
            if (left-- > 0) {
              return '{';
            }
            throw new IOException("gone");
          }
        };
    passing(
        request -> {
          InputStream in = request.getInputStream();
          assertThat(in.readNBytes(5)).isEqualTo("{{{{{".getBytes(StandardCharsets.UTF_8));
          assertThatThrownBy(in::read).isInstanceOf(IOException.class);
        });

    filter.doFilter(put(stream(breaking), -1), response, chain);
  }

  @Test
  void other_requests_go_on_as_they_are() throws Exception {
    HttpServletRequest request = put(BAD);
    when(request.getMethod()).thenReturn("GET");

    filter.doFilter(request, response, chain);

    verify(chain).doFilter(request, response);
    verify(request, never()).getInputStream();
  }

  @Test
  void one_address_is_looked_at_once_and_a_forward_again() throws Exception {
    HttpServletRequest request = put(GOOD);
    filter.doFilter(request, response, chain);
    filter.doFilter(request, response, chain);
    assertThat(world.coverage(Route.EDITOR_PUBLISH).seen()).isEqualTo(1);

    when(request.getRequestURI()).thenReturn("/wiki/rest/api/latest/content/1");
    filter.doFilter(request, response, chain);
    assertThat(world.coverage(Route.EDITOR_PUBLISH).seen()).isEqualTo(2);
  }

  @Test
  void an_answer_that_has_begun_is_not_ours_any_more() throws Exception {
    when(response.isCommitted()).thenReturn(true);

    filter.doFilter(put(BAD), response, chain);

    verify(chain).doFilter(any(), any());
  }

  @Test
  void what_is_kept_is_stored_only_if_confluence_saved() throws Exception {
    String mark =
        ((Decision.Hold) world.hook.decide(new FilteredRequest(put(BAD), Locale.ENGLISH)))
            .verdict()
            .orElseThrow()
            .open()
            .get(0)
            .mark();
    HttpServletRequest request = put(BAD);
    when(request.getHeader("X-Postmortems-Keep")).thenReturn("pm-keep=quoted&pm-shown=" + mark);
    when(response.getStatus()).thenReturn(409);
    filter.doFilter(request, response, chain);
    assertThat(world.kept.of("1")).isEmpty();

    HttpServletRequest again = put(BAD);
    when(again.getHeader("X-Postmortems-Keep")).thenReturn("pm-keep=quoted&pm-shown=" + mark);
    when(response.getStatus()).thenReturn(200);
    filter.doFilter(again, response, chain);
    assertThat(world.kept.of("1")).hasSize(1);
  }

  @Test
  void a_held_form_is_a_page_and_the_stream_of_a_form_is_never_read() throws Exception {
    HttpServletRequest request = put("");
    when(request.getMethod()).thenReturn("POST");
    when(request.getRequestURI()).thenReturn("/wiki/pages/doeditpage.action");
    when(request.getQueryString()).thenReturn("pageId=1");
    when(request.getParameterMap())
        .thenReturn(
            Map.of(
                "pageId", new String[] {"1"},
                "title", new String[] {"Outage"},
                "wysiwygContent", new String[] {FACTS + "<p>Bob's fault</p>"}));

    filter.doFilter(request, response, chain);

    verify(response).setStatus(200);
    verify(response).setContentType("text/html;charset=UTF-8");
    assertThat(answer.toString(StandardCharsets.UTF_8)).contains("name=\"title\" value=\"Outage\"");
    verify(request, never()).getInputStream();
    verify(chain, never()).doFilter(any(), any());
  }

  private interface Confluence {
    void answer(HttpServletRequest request) throws IOException;
  }

  private void passing(Confluence confluence) throws Exception {
    doAnswer(
            call -> {
              confluence.answer(call.getArgument(0));
              return null;
            })
        .when(chain)
        .doFilter(any(), any());
  }

  private static HttpServletRequest put(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return put(stream(new ByteArrayInputStream(bytes)), bytes.length);
  }

  private static HttpServletRequest put(ServletInputStream body, long length) throws IOException {
    HttpServletRequest request = mock(HttpServletRequest.class);
    Map<String, Object> attributes = new HashMap<>();
    when(request.getMethod()).thenReturn("PUT");
    when(request.getContextPath()).thenReturn("/wiki");
    when(request.getRequestURI()).thenReturn("/wiki/rest/api/content/1");
    when(request.getQueryString()).thenReturn("status=draft");
    when(request.getHeader("Content-Type")).thenReturn("application/json");
    when(request.getContentLengthLong()).thenReturn(length);
    when(request.getInputStream()).thenReturn(body);
    when(request.getAttribute(anyString()))
        .thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
    doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
        .when(request)
        .setAttribute(anyString(), any());
    return request;
  }

  private static String body(String text) {
    return "{\"id\":\"1\",\"type\":\"page\",\"status\":\"current\",\"title\":\"Outage\",\"body\":"
        + "{\"editor\":{\"value\":\""
        + text
        + "\",\"representation\":\"editor\"}}}";
  }

  private static ServletInputStream stream(InputStream in) {
    return new ServletInputStream() {
      @Override
      public int read() throws IOException {
        return in.read();
      }

      @Override
      public boolean isFinished() {
        return false;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private static ServletOutputStream out(ByteArrayOutputStream bytes) {
    return new ServletOutputStream() {
      @Override
      public void write(int b) {
        bytes.write(b);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
