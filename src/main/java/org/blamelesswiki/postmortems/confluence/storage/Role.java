package org.blamelesswiki.postmortems.confluence.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an element does to the text inside it, in storage format and in the editor's form. */
enum Role {
  /** Its text reads on in the line it stands in; so does that of an element nobody knows. */
  INLINE,
  /** Its text is a block of its own. */
  BLOCK,
  LIST_ITEM,
  TABLE,
  CELL,
  HEADING,
  QUOTATION,
  CODE,
  GUIDANCE,
  /** Nobody reads its text: parameters, ids, data. */
  HIDDEN;

  /** Elements of HTML that have no end tag. */
  private static final Set<String> EMPTY = Set.of("br", "img", "hr", "col", "input", "wbr", "meta");

  /** The parameters of macros that readers may see, see {@link #isShown}. */
  static final List<String> SHOWN_PARAMETERS = List.of("key", "title");

  /** Macros whose body is no prose although the editor may show it as rich text. */
  private static final Set<String> CODE_MACROS = Set.of("code", "noformat", "html", "sql", "chart");

  private static final Map<String, Role> BY_NAME = byName();

  /** Whether HTML knows the element as one that never ends. */
  static boolean isEmpty(String name) {
    return EMPTY.contains(name);
  }

  /** Whether it is a macro of storage format, in its present or its old form. */
  static boolean isMacro(String name) {
    return name.equals("ac:structured-macro") || name.equals("ac:macro");
  }

  /**
   * The role of an element.
   *
   * @param macro the name of the macro around it; empty outside macros
   */
  static Role of(Markup.Element element, String macro) {
    String name = element.name();
    if (isMacro(name)) {
      return isFacts(element.attribute("ac:name")) ? HIDDEN : INLINE;
    }
    if (name.equals("ac:rich-text-body")) {
      return macro.equals("quote") ? QUOTATION : BLOCK;
    }
    if (name.equals("ac:parameter")) {
      return isShown(macro, element.attribute("ac:name")) ? INLINE : HIDDEN;
    }
    if (element.has("data-macro-name")) {
      return ofEditorMacro(element);
    }
    if (element.hasClass("wysiwyg-macro-body")) {
      return BLOCK;
    }
    if (element.hasClass("text-placeholder")) {
      return GUIDANCE;
    }
    return BY_NAME.getOrDefault(name, INLINE);
  }

  /** Whether readers see the value of the macro's parameter as a word in the line. */
  static boolean isShown(String macro, String parameter) {
    return (macro.equals("jira") && parameter.equals("key"))
        || (macro.equals("status") && parameter.equals("title"));
  }

  /** A macro with a body: the editor makes it a table of one cell. */
  private static Role ofEditorMacro(Markup.Element element) {
    String macro = element.attribute("data-macro-name");
    if (isFacts(macro)) {
      return HIDDEN;
    }
    if (CODE_MACROS.contains(macro)
        || element.attribute("data-macro-body-type").equals("PLAIN_TEXT")) {
      return CODE;
    }
    return macro.equals("quote") ? QUOTATION : BLOCK;
  }

  private static boolean isFacts(String macro) {
    return macro.equals(FactsMacro.NAME);
  }

  private static Map<String, Role> byName() {
    Map<String, Role> roles = new HashMap<>();
    put(roles, BLOCK, "p", "div", "section", "article", "dl", "tbody", "thead", "tfoot", "tr");
    put(roles, BLOCK, "caption", "ul", "ol", "hr", "ac:task-list", "ac:task", "ac:layout");
    put(roles, BLOCK, "ac:layout-section", "ac:layout-cell");
    put(roles, LIST_ITEM, "li", "dt", "dd", "ac:task-body");
    put(roles, TABLE, "table");
    put(roles, CELL, "td", "th");
    put(roles, HEADING, "h1", "h2", "h3", "h4", "h5", "h6");
    put(roles, QUOTATION, "blockquote");
    put(roles, CODE, "pre", "ac:plain-text-body");
    put(roles, GUIDANCE, "ac:placeholder");
    put(roles, HIDDEN, "ac:default-parameter", "ac:task-id", "ac:task-uuid", "ac:task-status");
    put(roles, HIDDEN, "ac:adf-extension", "at:declarations", "script", "style", "head");
    return Map.copyOf(roles);
  }

  private static void put(Map<String, Role> roles, Role role, String... names) {
    for (String name : names) {
      roles.put(name, role);
    }
  }
}
