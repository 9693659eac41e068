package org.blamelesswiki.postmortems.publishing;

import java.util.Optional;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;

/** The phrasing check for pages of one language, with the site's rules as they are now. */
@FunctionalInterface
public interface Checks {

  /**
   * The check.
   *
   * @param language a BCP 47 tag
   * @return empty when there is no rule pack for the language
   */
  Optional<PhrasingCheck> in(String language);
}
