package org.blamelesswiki.postmortems.publishing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.blamelesswiki.postmortems.phrasing.Finding;

/**
 * Recognises a sentence again without keeping it: HMAC-SHA-256 (RFC 2104) under the site's key, of
 * the rule and the sentence with case and white space folded, cut to 128 bits.
 */
public final class SentenceMac {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final SecretKeySpec key;

  /** Recognises sentences under {@code siteKey}, which is copied. */
  public SentenceMac(byte[] siteKey) {
    this.key = new SecretKeySpec(siteKey, ALGORITHM);
  }

  /** What is stored for a kept sentence. */
  public String of(Finding finding) {
    return mac("kept", finding.rule().value(), normalised(finding.sentence()));
  }

  /**
   * What an editor form carries for a finding its author was shown on {@code page}. It cannot be
   * made without the key, and is good for no other page and no other sentence.
   */
  String shownOn(String page, Finding finding) {
    return mac("shown", page, finding.rule().value(), normalised(finding.sentence()));
  }

  /** The sentence without what does not change its meaning. */
  static String normalised(String sentence) {
    String folded = Normalizer.normalize(sentence, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SPACE.matcher(folded).replaceAll(" ").strip();
  }

  private String mac(String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String part : parts) {
        mac.update(part.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
      }
      byte[] cut = Arrays.copyOf(mac.doFinal(), BYTES);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(cut);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
