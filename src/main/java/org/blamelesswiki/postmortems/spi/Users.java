package org.blamelesswiki.postmortems.spi;

import java.util.Locale;
import java.util.Optional;

/** The wiki's users, one at a time: the plugin never asks for a list of them. */
public interface Users {

  /** The wiki's key of the user whom somebody typed: by the name they log in with. */
  Optional<String> find(String typed);

  /** The name that others see; empty if there is no such user any more. */
  Optional<String> name(String userId);

  /**
   * Whether the user was removed or made nameless. False where the wiki cannot tell for sure, as
   * when its users are kept elsewhere: what the plugin knows of them is then forgotten by an
   * admin's word.
   */
  boolean isGone(String userId);

  /** The language the user reads; that of the wiki where it does not know. */
  Locale locale(String userId);
}
