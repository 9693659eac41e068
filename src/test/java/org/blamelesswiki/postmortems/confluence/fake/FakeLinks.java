package org.blamelesswiki.postmortems.confluence.fake;

import com.atlassian.applinks.api.ApplicationId;
import com.atlassian.applinks.api.ApplicationLink;
import com.atlassian.applinks.api.ApplicationLinkRequest;
import com.atlassian.applinks.api.ApplicationLinkRequestFactory;
import com.atlassian.applinks.api.ApplicationLinkService;
import com.atlassian.applinks.api.ApplicationType;
import com.atlassian.applinks.api.CredentialsRequiredException;
import com.atlassian.confluence.user.AuthenticatedUserThreadLocal;
import com.atlassian.sal.api.net.Request;
import com.atlassian.sal.api.net.Response;
import com.atlassian.sal.api.net.ResponseException;
import com.atlassian.sal.api.net.ReturningResponseHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Application links to trackers over real HTTP, in the name of the user of the thread; a user who
 * has not allowed it is sent to do so.
 */
public final class FakeLinks implements ApplicationLinkService {

  private final List<ApplicationLink> links = new ArrayList<>();
  private final Set<String> allowed = new HashSet<>();
  private final Map<String, String> tokens = new HashMap<>();

  /** Links to the tracker at {@code base}. */
  public void add(String id, String name, URI base) {
    links.add(new FakeLink(id, name, base));
  }

  /** The user allows the wiki to ask the trackers in their name, with a token of the tracker. */
  public void allow(String user, String token) {
    allowed.add(user);
    tokens.put(user, token);
  }

  @Override
  public Iterable<ApplicationLink> getApplicationLinks(Class<? extends ApplicationType> type) {
    return List.copyOf(links);
  }

  private final class FakeLink implements ApplicationLink {

    private final String id;
    private final String name;
    private final URI base;

    FakeLink(String id, String name, URI base) {
      this.id = id;
      this.name = name;
      this.base = base;
    }

    @Override
    public ApplicationId getId() {
      return new ApplicationId(id);
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public URI getDisplayUrl() {
      return base;
    }

    @Override
    public URI getRpcUrl() {
      return base;
    }

    @Override
    public boolean isPrimary() {
      return true;
    }

    @Override
    public ApplicationLinkRequestFactory createAuthenticatedRequestFactory() {
      return new ApplicationLinkRequestFactory() {
        @Override
        public ApplicationLinkRequest createRequest(Request.MethodType method, String url)
            throws CredentialsRequiredException {
          var user = AuthenticatedUserThreadLocal.get();
          if (user == null || !allowed.contains(user.getName())) {
            throw new CredentialsRequiredException(this, "not allowed yet");
          }
          return new FakeRequest(method, URI.create(base + url), tokens.get(user.getName()));
        }

        @Override
        public URI getAuthorisationURI() {
          return URI.create("/confluence/plugins/servlet/applinks/oauth/login-dance/authorize");
        }

        @Override
        public URI getAuthorisationURI(URI callback) {
          return getAuthorisationURI();
        }
      };
    }
  }

  /** A request that is really sent. */
  private static final class FakeRequest implements ApplicationLinkRequest {

    private final Request.MethodType method;
    private final HttpRequest.Builder request;
    private HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();

    FakeRequest(Request.MethodType method, URI target, String token) {
      this.method = method;
      this.request = HttpRequest.newBuilder(target).header("Authorization", "Bearer " + token);
    }

    @Override
    public ApplicationLinkRequest setConnectionTimeout(int milliseconds) {
      return this;
    }

    @Override
    public ApplicationLinkRequest setSoTimeout(int milliseconds) {
      return this;
    }

    @Override
    public ApplicationLinkRequest setRequestBody(String text) {
      body = HttpRequest.BodyPublishers.ofString(text);
      return this;
    }

    @Override
    public ApplicationLinkRequest setHeader(String name, String value) {
      request.setHeader(name, value);
      return this;
    }

    @Override
    public ApplicationLinkRequest setFollowRedirects(boolean follow) {
      return this;
    }

    @Override
    public <R> R executeAndReturn(ReturningResponseHandler<? super Response, R> handler)
        throws ResponseException {
      try {
        HttpResponse<byte[]> response =
            HttpClient.newHttpClient()
                .send(
                    request.method(method.name(), body).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        return handler.handle(new FakeResponse(response));
      } catch (IOException e) {
        throw new ResponseException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ResponseException(e);
      }
    }
  }

  private record FakeResponse(HttpResponse<byte[]> response) implements Response {

    @Override
    public int getStatusCode() {
      return response.statusCode();
    }

    @Override
    public Map<String, String> getHeaders() {
      Map<String, String> first = new HashMap<>();
      response.headers().map().forEach((name, values) -> first.put(name, values.get(0)));
      return first;
    }

    @Override
    public String getHeader(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    @Override
    public InputStream getResponseBodyAsStream() {
      return new ByteArrayInputStream(response.body());
    }
  }
}
