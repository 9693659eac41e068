package org.blamelesswiki.postmortems.confluence.save;

import java.util.Locale;

/**
 * A way in which page text becomes current in Confluence. docs/save-routes.md has a row for each;
 * the numbers are those of its table.
 */
public enum Route {
  /** R1 and R21: the collaborative editor publishes. */
  EDITOR_PUBLISH(Treatment.JSON),
  /** R2: the editor saves a page without a draft. */
  EDITOR_UPDATE(Treatment.JSON),
  /** R3: the editor publishes a personal draft. */
  PERSONAL_DRAFT(Treatment.JSON),
  /** R4: the editor publishes a draft made from a blueprint. */
  BLUEPRINT_DRAFT(Treatment.JSON),
  /** R5: the classic form of an existing page. */
  EDIT_FORM(Treatment.FORM),
  /** R5: the classic form of a new page. */
  CREATE_FORM(Treatment.FORM),
  /** R6: a blueprint that is not opened in the editor; Confluence writes the text. */
  BLUEPRINT_VIEW(Treatment.NET),
  /** R8: a script creates a page. */
  REST_CREATE(Treatment.JSON),
  /** R9: a script updates a page. */
  REST_UPDATE(Treatment.JSON),
  /** R10: a page comes back from the trash as it was. */
  TRASH_RESTORE(Treatment.NET),
  /** R11 and R12: an old version becomes current again. */
  VERSION_RESTORE(Treatment.NET),
  /** R13: a page is copied. */
  PAGE_COPY(Treatment.NET),
  /** R14: a page is copied with those below it. */
  TREE_COPY(Treatment.NET),
  /** R15: a page is moved, perhaps into another space. */
  PAGE_MOVE(Treatment.NET),
  /** R16: the old remote APIs. */
  REMOTE_API(Treatment.NET),
  /** R17: a space or the site is restored from a file. */
  IMPORT(Treatment.NET);

  /** What the hook does with such a request. */
  enum Treatment {
    /** Reads the text from a JSON body, and may hold the page. */
    JSON,
    /** Reads the text from form fields, and may hold the page. */
    FORM,
    /** Lets it pass unread; the net looks at the page afterwards. */
    NET
  }

  private final Treatment treatment;

  Route(Treatment treatment) {
    this.treatment = treatment;
  }

  Treatment treatment() {
    return treatment;
  }

  /** Whether a page can be held on this route. */
  public boolean mayHold() {
    return treatment != Treatment.NET;
  }

  /** The word on the coverage screen's i18n keys and in the docs. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
