package org.blamelesswiki.postmortems.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.action.IssueRef;
import org.blamelesswiki.postmortems.tracker.ConfiguredTrackers;

/**
 * Where a tracker's webhook says that an issue was changed. Nothing of what it says is believed or
 * shown: it makes the next view ask again. Its address has a part that nobody can guess; one that
 * signs, as {@code X-Hub-Signature: sha256=...} over the body, has to sign rightly too.
 */
final class AnnouncementScreen implements Screen {

  static final String PATH = "/announcements";

  private static final int LONGEST_BODY = 1_000_000;

  private final ConfiguredTrackers trackers;
  private final RollUpKeeper keeper;
  private final LinkNames names;

  AnnouncementScreen(ConfiguredTrackers trackers, RollUpKeeper keeper, LinkNames names) {
    this.trackers = trackers;
    this.keeper = keeper;
    this.names = names;
  }

  @Override
  public Access access() {
    return Access.ANYONE;
  }

  /** A tracker has no session, and so no token of one; the key in its address stands for it. */
  @Override
  public boolean isCalledByMachines() {
    return true;
  }

  @Override
  public Response get(Request request) {
    throw new MethodNotAllowedException(request.path());
  }

  @Override
  public Response post(Request request) {
    String tracker = request.value("of");
    String secret = names.announcements(tracker);
    if (trackers.settings().connection(tracker).isEmpty()
        || !isSame(secret, request.raw("key"))
        || !isSignedRightly(request, secret)) {
      throw new Router.NotForViewerException(PATH);
    }
    Set<IssueRef> changed = new LinkedHashSet<>();
    key(request.body()).forEach(key -> changed.add(new IssueRef(tracker, key)));
    trackers.issues().expire(changed);
    keeper.changed(changed);
    return JsonApi.ok(Map.of("heard", changed.size()));
  }

  private static boolean isSignedRightly(Request request, String secret) {
    String signature = request.raw(Request.SIGNATURE_HEADER);
    if (signature.isEmpty()) {
      return true;
    }
    byte[] mac =
        LinkNames.mac(
            secret.getBytes(StandardCharsets.US_ASCII),
            request.body().getBytes(StandardCharsets.UTF_8));
    return isSame("sha256=" + HexFormat.of().formatHex(mac), signature.toLowerCase(Locale.ROOT));
  }

  private static boolean isSame(String expected, String sent) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  /** Jira names {@code issue.key}; Redmine's plugins {@code payload.issue.id}. */
  private static Set<String> key(String body) {
    if (body.isEmpty() || body.length() > LONGEST_BODY) {
      return Set.of();
    }
    try {
      JsonNode said = JsonApi.MAPPER.readTree(body);
      String key = said.path("issue").path("key").asText("");
      String id = said.path("payload").path("issue").path("id").asText("");
      String named = key.isEmpty() ? id : key;
      return named.matches("[A-Za-z0-9_-]{1,64}") ? Set.of(named) : Set.of();
    } catch (JsonProcessingException e) {
      return Set.of(); // Something was changed all the same.
    }
  }
}
