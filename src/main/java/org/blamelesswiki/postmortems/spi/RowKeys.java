package org.blamelesswiki.postmortems.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The keys of rows: what they may look like, and those of rows that belong to a page. */
public final class RowKeys {

  private static final int LONGEST = 200;
  private static final Pattern FORM =
      Pattern.compile("[a-zA-Z0-9_-][a-zA-Z0-9._-]*(/[a-zA-Z0-9_-][a-zA-Z0-9._-]*)*");

  private RowKeys() {}

  /**
   * {@code key} itself.
   *
   * @throws IllegalArgumentException if it is no key of a row, see {@link Store}
   */
  public static String check(String key) {
    if (key.length() > LONGEST || !FORM.matcher(key).matches()) {
      throw new IllegalArgumentException("'" + key + "' is no key of a row");
    }
    return key;
  }

  /** {@code prefix} and the SHA-256 of the page's id in hex: page ids may hold any character. */
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
