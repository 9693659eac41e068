package org.blamelesswiki.postmortems.tracker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.blamelesswiki.postmortems.spi.SiteKey;
import org.blamelesswiki.postmortems.spi.Store;

/**
 * Tokens, encrypted with AES-256-GCM (NIST SP 800-38D) in rows of the wiki's store. The key comes
 * from the site's secret, which is stored elsewhere; the connection's address and whose token it is
 * are sealed in with it, so that a token opens no other tracker, not even a connection that is
 * given another address.
 */
public final class StoredTokens implements Tokens {

  /** The rows of tokens; not part of any export. */
  public static final String ROWS = "tokens/";

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Store store;
  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  public StoredTokens(Store store, SiteKey siteKey) {
    this.store = store;
    this.key = derived(siteKey);
  }

  @Override
  public Optional<AccessToken> find(TrackerConnection connection, Viewpoint viewpoint) {
    return store
        .read(row(connection, viewpoint))
        .flatMap(row -> opened(row.json(), seal(connection, viewpoint)))
        .map(AccessToken::new);
  }

  /** Keeps {@code token} in place of the one before, if any. */
  public void keep(TrackerConnection connection, Viewpoint viewpoint, AccessToken token) {
    String row = row(connection, viewpoint);
    long version = store.read(row).map(Store.Row::version).orElse(0L);
    store.write(row, version, sealed(token, seal(connection, viewpoint)));
  }

  /** Forgets the token of {@code viewpoint}, if there is one. */
  public void forget(TrackerConnection connection, Viewpoint viewpoint) {
    store.delete(row(connection, viewpoint));
  }

  /** Forgets every token for {@code connection}: it was removed, or leads elsewhere now. */
  public void forgetAll(TrackerConnection connection) {
    store.keys(ROWS + connection.id() + "/").forEach(store::delete);
  }

  /** Forgets every token of a user who left, whatever became of its connection. */
  public void forgetUser(String user) {
    String ending = "/" + hex(new Viewpoint.User(user).key());
    store.keys(ROWS).stream().filter(key -> key.endsWith(ending)).forEach(store::delete);
  }

  private static String row(TrackerConnection connection, Viewpoint viewpoint) {
    return ROWS + connection.id() + "/" + hex(viewpoint.key());
  }

  private static byte[] seal(TrackerConnection connection, Viewpoint viewpoint) {
    String sealed = connection.id() + "\n" + connection.base() + "\n" + viewpoint.key();
    return sealed.getBytes(StandardCharsets.UTF_8);
  }

  private String sealed(AccessToken token, byte[] seal) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] text =
          cipher(Cipher.ENCRYPT_MODE, nonce, seal)
              .doFinal(token.value().getBytes(StandardCharsets.UTF_8));
      ObjectNode row = JSON.createObjectNode();
      row.put("nonce", Base64.getEncoder().encodeToString(nonce));
      row.put("text", Base64.getEncoder().encodeToString(text));
      return JSON.writeValueAsString(row);
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException("a token cannot be encrypted", e);
    }
  }

  /** What cannot be opened, such as a token for another address, is as good as not there. */
  private Optional<String> opened(String row, byte[] seal) {
    try {
      JsonNode node = JSON.readTree(row);
      byte[] nonce = Base64.getDecoder().decode(node.path("nonce").asText());
      byte[] text = Base64.getDecoder().decode(node.path("text").asText());
      byte[] opened = cipher(Cipher.DECRYPT_MODE, nonce, seal).doFinal(text);
      return Optional.of(new String(opened, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] seal) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(seal);
    return cipher;
  }

  private static SecretKeySpec derived(SiteKey siteKey) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(siteKey.bytes(), "HmacSHA256"));
      byte[] bytes = mac.doFinal("tracker tokens".getBytes(StandardCharsets.US_ASCII));
      SecretKeySpec derived = new SecretKeySpec(bytes, "AES");
      Arrays.fill(bytes, (byte) 0);
      return derived;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  private static String hex(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
