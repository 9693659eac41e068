package org.blamelesswiki.postmortems.confluence.save;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.MappedText;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;

/** A page with its title in front, which readers see first. */
public final class Titled {

  private Titled() {}

  public static Document document(String title, Document page) {
    return document(List.of(title), page);
  }

  /** A page that may be called any of {@code titles}. */
  static Document document(List<String> titles, Document page) {
    List<Section> sections = new ArrayList<>();
    for (String title : titles) {
      Block block = new Block(BlockKind.TITLE, MappedText.verbatim(title));
      sections.add(new Section("", 0, SectionRole.OTHER, List.of(block)));
    }
    sections.addAll(page.sections());
    return new Document(sections, page.problems());
  }
}
