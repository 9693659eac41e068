package org.blamelesswiki.postmortems.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keys of rows that belong to a page: page ids may hold any character, keys may not. */
public final class RowKeys {

  private RowKeys() {}

  /** {@code prefix} and the SHA-256 of the page's id in hex. */
  public static String ofPage(String prefix, String pageId) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(pageId.getBytes(StandardCharsets.UTF_8));
      return prefix + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
