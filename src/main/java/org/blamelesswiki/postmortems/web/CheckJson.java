package org.blamelesswiki.postmortems.web;

import java.util.List;

/**
 * What the check says of the blocks it was sent.
 *
 * @param status {@code checked}; or {@code off}, {@code no-pack} or {@code failed} with no blocks
 * @param blocks each block that was sent, in order
 */
record CheckJson(String status, List<BlockJson> blocks) {

  /** The space does not use the check, has no rules for its language, or the check failed. */
  static CheckJson without(String status) {
    return new CheckJson(status, List.of());
  }

  /**
   * One block.
   *
   * @param id as it was sent
   * @param suggestions in text order
   */
  record BlockJson(String id, List<SuggestionJson> suggestions) {}
}
