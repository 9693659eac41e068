package org.blamelesswiki.postmortems.spi;

/** The secret of this installation, made once and never shown, exported or logged. */
@FunctionalInterface
public interface SiteKey {

  /** The key, 32 bytes. */
  byte[] bytes();
}
