package org.blamelesswiki.postmortems.jspwiki;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.PageState;

/** The text of a draft as it reads once it is shared. */
final class SharedText {

  private SharedText() {}

  /**
   * {@code source} with the state of its facts changed, and without the line that closes a draft to
   * others. Other access rules of the page stay.
   */
  static String of(String source) {
    StringBuilder text = new StringBuilder(source);
    List<Macro> lastFirst =
        WikiMarkup.read(source).macros().stream()
            .sorted(Comparator.comparingInt((Macro macro) -> macro.span().start()).reversed())
            .toList();
    for (Macro macro : lastFirst) {
      if (closesDraft(macro)) {
        text.delete(macro.span().start(), endOfLine(source, macro.span().end()));
      } else if (macro.is(FactsMacro.NAME)) {
        replaceState(text, macro, source);
      }
    }
    return text.toString();
  }

  /** Behind the line end that follows {@code at} directly; {@code at} where there is none. */
  private static int endOfLine(String source, int at) {
    if (source.startsWith("\r\n", at)) {
      return at + 2;
    }
    return source.startsWith("\n", at) ? at + 1 : at;
  }

  private static boolean closesDraft(Macro macro) {
    return macro.name().toUpperCase(Locale.ROOT).equals("ALLOW")
        && macro.arguments().startsWith(PageText.DRAFT_RIGHTS + " ");
  }

  private static void replaceState(StringBuilder text, Macro macro, String source) {
    String old = macro.argument(FactsMacro.STATE);
    int head = macro.span().start();
    if (old.isEmpty()) {
      int nameEnd = source.indexOf(macro.name(), head) + macro.name().length();
      text.insert(nameEnd, " " + FactsMacro.STATE + "='" + PageState.PUBLISHED.key() + "'");
      return;
    }
    int at = source.indexOf(old, source.indexOf(FactsMacro.STATE, head));
    text.replace(at, at + old.length(), PageState.PUBLISHED.key());
  }
}
