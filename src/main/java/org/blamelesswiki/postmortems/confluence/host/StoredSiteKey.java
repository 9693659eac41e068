package org.blamelesswiki.postmortems.confluence.host;

import java.security.SecureRandom;
import java.util.Base64;
import org.blamelesswiki.postmortems.spi.SiteKey;
import org.blamelesswiki.postmortems.spi.Store;

/** The site's key, made by the node that asks first and kept in the store. */
public final class StoredSiteKey implements SiteKey {

  private static final String KEY = "secret/site-key";
  private static final int BYTES = 32;

  private final Store store;

  public StoredSiteKey(Store store) {
    this.store = store;
  }

  @Override
  public byte[] bytes() {
    String encoded = store.read(KEY).map(Store.Row::json).orElseGet(this::make);
    return Base64.getDecoder().decode(encoded.substring(1, encoded.length() - 1));
  }

  private String make() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    String json = '"' + Base64.getEncoder().encodeToString(bytes) + '"';
    try {
      return store.write(KEY, 0, json).json();
    } catch (Store.StaleRowException anotherNodeWasFirst) {
      return store.read(KEY).orElseThrow().json();
    }
  }
}
