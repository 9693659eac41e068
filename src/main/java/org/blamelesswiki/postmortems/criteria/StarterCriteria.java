package org.blamelesswiki.postmortems.criteria;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Criteria to start from, in all four reason classes. None is switched on, and each is marked as a
 * starter until somebody changes its values: the numbers are ours, and no site's.
 */
public final class StarterCriteria {

  private static final String RESOURCE = "starter-criteria.json";
  private static final CriteriaSet LIBRARY = CriteriaSetCodec.fromJson(json());

  private StarterCriteria() {}

  /** A set for the site with every starter criterion, each switched off. */
  public static CriteriaSet library() {
    return LIBRARY;
  }

  private static String json() {
    try (InputStream in = StarterCriteria.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
