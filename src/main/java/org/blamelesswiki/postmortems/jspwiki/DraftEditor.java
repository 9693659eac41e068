package org.blamelesswiki.postmortems.jspwiki;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.wiki.parser.MarkupParser;
import org.blamelesswiki.postmortems.postmortem.NewPage;
import org.blamelesswiki.postmortems.publishing.Draft;
import org.blamelesswiki.postmortems.publishing.Drafts;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.Editor;
import org.blamelesswiki.postmortems.spi.Viewer;

/** Opens JSPWiki's editor with a page that is not the wiki's yet. */
final class DraftEditor implements Editor {

  private final WikiPages pages;
  private final Drafts drafts;
  private final Supplier<SiteSettings> site;

  DraftEditor(WikiPages pages, Drafts drafts, Supplier<SiteSettings> site) {
    this.pages = pages;
    this.drafts = drafts;
    this.site = site;
  }

  @Override
  public String open(NewPage page, Viewer author) {
    String owner = author.id().orElseThrow();
    Optional<SpaceSettings> space = site.get().space(page.space());
    String name = freeName(name(page.title(), space));
    String keyword = space.map(SpaceSettings::keyword).orElse("");
    String text = new PageText(page, keyword, owner).markup();
    Draft draft = drafts.keep(owner, name, text, "", "");
    return pages.contextPath() + EditorForm.Kind.PAGE.address(name, draft.token());
  }

  /** The page's name: its title in the letters JSPWiki takes, in the pattern of its space. */
  private static String name(String title, Optional<SpaceSettings> space) {
    String prefix =
        space
            .filter(s -> s.keyword().isEmpty())
            .map(SpaceSettings::pagePattern)
            .filter(pattern -> pattern.indexOf('*') == pattern.length() - 1)
            .map(pattern -> pattern.substring(0, pattern.length() - 1))
            .orElse("");
    String name = MarkupParser.cleanLink(title.startsWith(prefix) ? title : prefix + title);
    return name.isBlank() ? "Postmortem" : name.strip();
  }

  /** Never the name of a page that is there: saving would replace it. */
  private String freeName(String name) {
    String free = name;
    for (int i = 2; pages.exists(free); i++) {
      free = name + " (" + i + ")";
    }
    return free;
  }
}
