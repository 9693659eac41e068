package org.blamelesswiki.postmortems.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.blamelesswiki.postmortems.action.TaskId;
import org.blamelesswiki.postmortems.spi.SiteKey;

/**
 * Names for what trackers keep of this wiki: the same for good, no other wiki's, and nobody can
 * make them up who does not have the key of the site.
 */
final class LinkNames {

  private final byte[] key;

  LinkNames(SiteKey siteKey) {
    this.key = siteKey.bytes();
  }

  /** Names a page in links of a tracker. */
  String page(String pageId) {
    return "pm-page-" + mac("page\n" + pageId, 16);
  }

  /** Marks the issue that was made from a row of a page. */
  String item(String pageId, TaskId row) {
    return "pm-item-" + mac("item\n" + pageId + "\n" + row.value(), 8);
  }

  /** Opens the announcements of a tracker: part of an address nobody can guess, and a secret. */
  String announcements(String tracker) {
    return mac("announcements\n" + tracker, 24);
  }

  private String mac(String text, int bytes) {
    return HexFormat.of().formatHex(mac(key, text.getBytes(StandardCharsets.UTF_8)), 0, bytes);
  }

  /** HMAC-SHA-256 (RFC 2104) of {@code text} under {@code key}. */
  static byte[] mac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
