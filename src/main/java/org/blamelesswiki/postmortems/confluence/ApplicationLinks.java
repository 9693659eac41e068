package org.blamelesswiki.postmortems.confluence;

import com.atlassian.applinks.api.ApplicationLink;
import com.atlassian.applinks.api.ApplicationLinkRequest;
import com.atlassian.applinks.api.ApplicationLinkService;
import com.atlassian.applinks.api.CredentialsRequiredException;
import com.atlassian.applinks.api.application.jira.JiraApplicationType;
import com.atlassian.confluence.user.AuthenticatedUserThreadLocal;
import com.atlassian.confluence.user.ConfluenceUser;
import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import com.atlassian.sal.api.executor.ThreadLocalDelegateExecutorFactory;
import com.atlassian.sal.api.net.Request.MethodType;
import com.atlassian.sal.api.net.ResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import org.blamelesswiki.postmortems.tracker.Limits;
import org.blamelesswiki.postmortems.tracker.TrackerConnection;
import org.blamelesswiki.postmortems.tracker.TrackerException;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.blamelesswiki.postmortems.tracker.Transport;
import org.blamelesswiki.postmortems.tracker.Transports;
import org.blamelesswiki.postmortems.tracker.Viewpoint;
import org.blamelesswiki.postmortems.web.TrackerDesk.WikiLink;
import org.springframework.stereotype.Component;

/**
 * Confluence's links to Jira, used in the name of the user who looks. A link acts for the user of
 * the thread, so a thread that works for another one asks nothing.
 */
@Component
public final class ApplicationLinks {

  private static final Limits LIMITS = Limits.DEFAULT;

  private final ApplicationLinkService links;
  private final ThreadLocalDelegateExecutorFactory executors;

  public ApplicationLinks(
      @ComponentImport ApplicationLinkService links,
      @ComponentImport ThreadLocalDelegateExecutorFactory executors) {
    this.links = links;
    this.executors = executors;
  }

  /** The same executor, working for the user whose thread hands it a task. */
  Executor withUser(Executor executor) {
    return executors.createExecutor(executor);
  }

  /** Reaches a tracker by the link that has the connection's id. */
  Transports transports() {
    return connection -> (request, viewpoint) -> send(connection, request, viewpoint);
  }

  private Transport.Response send(
      TrackerConnection connection, Transport.Request request, Viewpoint viewpoint) {
    requireUserOf(viewpoint);
    ApplicationLink link = link(connection);
    try {
      ApplicationLinkRequest asked =
          link.createAuthenticatedRequestFactory()
              .createRequest(MethodType.valueOf(request.method()), request.path());
      asked.setConnectionTimeout((int) LIMITS.connect().toMillis());
      asked.setSoTimeout((int) LIMITS.answer().toMillis());
      asked.setFollowRedirects(false);
      asked.setHeader("Accept", "application/json");
      String body = request.body();
      if (body != null) {
        asked.setHeader("Content-Type", "application/json");
        asked.setRequestBody(body);
      }
      return asked.executeAndReturn(ApplicationLinks::response);
    } catch (CredentialsRequiredException e) {
      throw TrackerException.needsPermission(
          link.getName() + " asks its users to allow this wiki", e.getAuthorisationURI());
    } catch (ResponseException e) {
      throw new TrackerException(Problem.UNREACHABLE, link.getName() + " did not answer", e);
    }
  }

  private static void requireUserOf(Viewpoint viewpoint) {
    ConfluenceUser user = AuthenticatedUserThreadLocal.get();
    boolean isTheirs =
        user != null
            && viewpoint instanceof Viewpoint.User theirs
            && theirs.user().equals(user.getKey().getStringValue());
    if (!isTheirs) {
      throw new TrackerException(
          Problem.REFUSED, "a link asks only for the user who is logged in on this thread");
    }
  }

  /** The links to Jira that the wiki has. */
  List<WikiLink> links() {
    List<WikiLink> found = new ArrayList<>();
    for (ApplicationLink link : links.getApplicationLinks(JiraApplicationType.class)) {
      found.add(new WikiLink(id(link), link.getName(), link.getDisplayUrl()));
    }
    return found;
  }

  private static String id(ApplicationLink link) {
    return link.getId().get().toLowerCase(Locale.ROOT);
  }

  private ApplicationLink link(TrackerConnection connection) {
    for (ApplicationLink link : links.getApplicationLinks(JiraApplicationType.class)) {
      if (id(link).equals(connection.id())) {
        return link;
      }
    }
    throw new TrackerException(
        Problem.UNREACHABLE, "there is no application link with the id " + connection.id());
  }

  private static Transport.Response response(com.atlassian.sal.api.net.Response response)
      throws ResponseException {
    Map<String, String> headers = new HashMap<>();
    response
        .getHeaders()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    try (InputStream in = response.getResponseBodyAsStream()) {
      byte[] body = in.readNBytes(LIMITS.bytes() + 1);
      if (body.length > LIMITS.bytes()) {
        throw new TrackerException(
            Problem.UNREADABLE, "an answer over " + LIMITS.bytes() + " bytes");
      }
      return new Transport.Response(response.getStatusCode(), headers, body);
    } catch (IOException e) {
      throw new TrackerException(Problem.UNREACHABLE, "an answer broke off", e);
    }
  }
}
