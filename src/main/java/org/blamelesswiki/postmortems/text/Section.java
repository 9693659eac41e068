package org.blamelesswiki.postmortems.text;

import java.util.List;

/**
 * A heading and what stands below it, up to the next heading.
 *
 * @param heading its words; empty for what stands before the first heading
 * @param level 1 for the most important heading, 0 before the first
 * @param role what the section is for, as its heading tells
 * @param blocks what stands in it; the heading itself is not repeated here
 */
public record Section(String heading, int level, SectionRole role, List<Block> blocks) {

  public Section {
    blocks = List.copyOf(blocks);
  }
}
