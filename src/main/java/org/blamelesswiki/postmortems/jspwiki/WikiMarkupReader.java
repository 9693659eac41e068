package org.blamelesswiki.postmortems.jspwiki;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.MappedText;
import org.blamelesswiki.postmortems.text.Mark;
import org.blamelesswiki.postmortems.text.ParseProblem;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;

/**
 * Reads JSPWiki's markup the way the wiki's own parser does (JSPWikiMarkupParser of 2.11.2), as far
 * as a reader of the page can tell. One pass; nothing is looked at more than a fixed number of
 * times, whatever the page holds.
 */
final class WikiMarkupReader {

  /** What the tilde takes the meaning of. */
  private static final String ESCAPABLE = "|~\\*#-!'_[{]}%";

  private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "gif", "svg", "webp");

  private static final int NONE = -1;

  private final String source;
  private final Brackets brackets;
  private final List<Section> sections = new ArrayList<>();
  private final List<ParseProblem> problems = new ArrayList<>();
  private final List<Macro> macros = new ArrayList<>();
  private final Deque<Style> styles = new ArrayDeque<>();

  private String heading = "";
  private int level;
  private List<Block> blocks = new ArrayList<>();

  private BlockKind kind = BlockKind.PARAGRAPH;
  private MappedText.Builder text = MappedText.builder();
  private List<Mark> marks = new ArrayList<>();

  private int at;
  private boolean isLineStart = true;
  private boolean isInRow;
  private boolean isTerm;
  private int headingLevel;
  private int openQuotes;

  /** Where the paragraph that was asked for last ends. */
  private int paragraphEnd = NONE;

  /** Up to where the last search for an end of a link found nothing; it is not repeated. */
  private int noLinkEndBefore = NONE;

  private int noCodeEndBefore = NONE;
  private int noStyleEndBefore = NONE;

  private enum Style {
    QUOTE,
    /** Stands on its own lines. */
    BLOCK,
    /** Some words of a block. */
    INLINE
  }

  WikiMarkupReader(String source) {
    this.source = source;
    this.brackets = new Brackets(source);
  }

  WikiMarkup read() {
    while (at < source.length()) {
      if (isLineStart && startsBlock()) {
        continue;
      }
      if (at < source.length()) {
        readCharacter();
      }
    }
    endLine();
    endBlock();
    endSection();
    return new WikiMarkup(new Document(sections, problems), macros);
  }

  // Lines

  /** Reads what a line begins with, if that is markup; answers whether the line starts anew. */
  private boolean startsBlock() {
    char c = source.charAt(at);
    if (c == '\r') {
      at++;
      return true;
    }
    if (c == '\n') {
      endBlock();
      kind = BlockKind.PARAGRAPH;
      at++;
      return true;
    }
    isLineStart = false;
    boolean isContinued =
        (kind == BlockKind.LIST_ITEM && c == ' ') || (kind == BlockKind.QUOTATION && c == '>');
    switch (c) {
      case '!' -> startHeading();
      case '*', '#' -> startItem();
      case ';' -> startTerm();
      case '|' -> startRow();
      case '>' -> startQuotedLine(isContinued);
      case '-' -> {
        if (source.startsWith("----", at)) {
          startParagraph();
          skip("-");
        } else {
          startPlainLine(isContinued);
        }
      }
      case '{' -> {
        if (source.startsWith("{{{", at)) {
          readCodeBlock();
          isLineStart = at < source.length() && source.charAt(at) == '\n';
          return true;
        }
        startPlainLine(isContinued);
      }
      default -> startPlainLine(isContinued);
    }
    return false;
  }

  private void startPlainLine(boolean isContinued) {
    if (kind != BlockKind.PARAGRAPH && !isContinued) {
      startParagraph();
    }
  }

  private void startParagraph() {
    endBlock();
    kind = BlockKind.PARAGRAPH;
  }

  private void startHeading() {
    int marksHere = 1;
    while (marksHere < 3 && source.startsWith("!", at + marksHere)) {
      marksHere++;
    }
    endBlock();
    kind = BlockKind.HEADING;
    headingLevel = 4 - marksHere;
    at += marksHere;
  }

  private void startItem() {
    endBlock();
    kind = BlockKind.LIST_ITEM;
    skip("*#");
    skip(" ");
  }

  private void startTerm() {
    endBlock();
    kind = BlockKind.LIST_ITEM;
    isTerm = true;
    at++;
  }

  private void startRow() {
    endBlock();
    kind = BlockKind.TABLE_CELL;
    isInRow = true;
    at += source.startsWith("||", at) ? 2 : 1;
  }

  /** Not JSPWiki's own markup, but what people type; the words are somebody else's. */
  private void startQuotedLine(boolean isContinued) {
    if (!isContinued) {
      endBlock();
      kind = BlockKind.QUOTATION;
    }
    at++;
  }

  private void endLine() {
    if (kind == BlockKind.HEADING) {
      endHeading();
    }
    if (isInRow) {
      endBlock();
      isInRow = false;
      kind = BlockKind.PARAGRAPH;
    }
    if (isTerm) {
      isTerm = false;
    }
  }

  // Characters

  private void readCharacter() {
    char c = source.charAt(at);
    switch (c) {
      case '\r' -> at++;
      case '\n' -> readLineEnd();
      case '\\' -> readBackslash();
      case '_' -> readPair("__");
      case '\'' -> readPair("''");
      case '{' -> readBrace();
      case '[' -> readBracket();
      case '|' -> readBar();
      case ':' -> readColon();
      case '~' -> readTilde();
      case '%' -> readPercent();
      case '/' -> readSlash();
      default -> copy(1);
    }
  }

  private void readLineEnd() {
    BlockKind ended = kind;
    endLine();
    if (ended == BlockKind.PARAGRAPH
        || ended == BlockKind.LIST_ITEM
        || ended == BlockKind.QUOTATION) {
      copy(1);
    } else {
      at++;
    }
    isLineStart = true;
  }

  private void readBackslash() {
    if (!source.startsWith("\\\\", at)) {
      copy(1);
      return;
    }
    int length = source.startsWith("\\\\\\", at) ? 3 : 2;
    text.replace("\n", new Span(at, at + length));
    at += length;
  }

  private void readPair(String pair) {
    if (source.startsWith(pair, at)) {
      at += 2;
    } else {
      copy(1);
    }
  }

  private void readBrace() {
    if (source.startsWith("{{{", at)) {
      int end = source.indexOf("}}}", at + 3);
      int close = end < 0 ? source.length() : end;
      if (end < 0) {
        problems.add(new ParseProblem(new Span(at, source.length()), "{{{ has no }}}"));
      }
      copyMarked(Mark.Kind.CODE, at + 3, close);
      at = Math.min(source.length(), close + 3);
    } else if (source.startsWith("{{", at)) {
      int limit = endOfParagraph(at);
      int end = at < noCodeEndBefore ? NONE : indexOf("}}", at + 2, limit);
      if (end < 0) {
        noCodeEndBefore = limit;
        at += 2;
      } else {
        copyMarked(Mark.Kind.CODE, at + 2, end);
        at = end + 2;
      }
    } else {
      copy(1);
    }
  }

  private void readCodeBlock() {
    endBlock();
    int start = at + 3;
    int end = source.indexOf("}}}", start);
    int close = end < 0 ? source.length() : end;
    if (end < 0) {
      problems.add(new ParseProblem(new Span(at, source.length()), "{{{ has no }}}"));
    }
    kind = BlockKind.CODE;
    text.copy(source, start, close);
    endBlock();
    kind = BlockKind.PARAGRAPH;
    at = Math.min(source.length(), close + 3);
  }

  private void readBracket() {
    int end = brackets.endOf(at);
    if (end > 0) {
      readMacro(end);
    } else if (source.startsWith("[[", at)) {
      at++;
      while (at < source.length() && source.charAt(at) == '[') {
        copy(1);
      }
    } else {
      readLink();
    }
  }

  private void readMacro(int end) {
    Macro macro = macro(at, end);
    macros.add(macro);
    if (macro.is(Aliases.GUIDANCE)) {
      endBlock();
      kind = BlockKind.GUIDANCE;
      text.copy(source, macro.bodySpan().start(), macro.bodySpan().end());
      endBlock();
      kind = BlockKind.PARAGRAPH;
    }
    at = end;
  }

  private Macro macro(int start, int end) {
    int from = start + 2;
    int to = end - 2;
    int bodyStart = to;
    int emptyLine = emptyLine(from, to);
    int argumentsEnd = to;
    if (emptyLine >= 0) {
      argumentsEnd = emptyLine;
      bodyStart = emptyLine;
      while (bodyStart < to && Character.isWhitespace(source.charAt(bodyStart))) {
        bodyStart++;
      }
    }
    String line = source.substring(from, argumentsEnd).strip();
    if (line.startsWith("INSERT ")) {
      line = line.substring("INSERT ".length()).strip();
    }
    int nameEnd = 0;
    while (nameEnd < line.length()
        && (Character.isLetterOrDigit(line.charAt(nameEnd))
            || "._$".indexOf(line.charAt(nameEnd)) >= 0)) {
      nameEnd++;
    }
    int bodyEnd = to;
    while (bodyEnd > bodyStart && Character.isWhitespace(source.charAt(bodyEnd - 1))) {
      bodyEnd--;
    }
    return new Macro(
        line.substring(0, nameEnd),
        line.substring(nameEnd).strip(),
        source.substring(bodyStart, bodyEnd),
        new Span(bodyStart, bodyEnd),
        new Span(start, end));
  }

  /** Where the first line end with only white space up to the next line end stands; -1 if none. */
  private int emptyLine(int from, int to) {
    int lineEnd = NONE;
    for (int i = from; i < to; i++) {
      char c = source.charAt(i);
      if (c == '\n') {
        if (lineEnd >= 0) {
          return lineEnd;
        }
        lineEnd = i;
      } else if (!Character.isWhitespace(c)) {
        lineEnd = NONE;
      }
    }
    return NONE;
  }

  private void readLink() {
    int limit = endOfParagraph(at);
    int end = at < noLinkEndBefore ? NONE : indexOf("]", at, limit);
    if (end < 0) {
      noLinkEndBefore = limit;
      copy(1);
      return;
    }
    int bar = indexOf("|", at, end);
    int wordsEnd = bar < 0 ? end : bar;
    String words = source.substring(at + 1, wordsEnd).strip();
    boolean isFootnote = bar < 0 && (words.startsWith("#") || isNumber(words));
    if (!isFootnote && !isImage(words)) {
      copyMarked(Mark.Kind.LINK, at + 1, wordsEnd);
    }
    at = end + 1;
  }

  private int indexOf(String words, int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (source.startsWith(words, i)) {
        return i;
      }
    }
    return NONE;
  }

  private static boolean isNumber(String words) {
    return !words.isEmpty() && words.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isImage(String words) {
    int dot = words.lastIndexOf('.');
    return dot > 0 && IMAGES.contains(words.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private void readBar() {
    if (!isInRow) {
      copy(1);
      return;
    }
    endBlock();
    at += source.startsWith("||", at) ? 2 : 1;
  }

  private void readColon() {
    if (isTerm) {
      isTerm = false;
      endBlock();
      at++;
    } else {
      copy(1);
    }
  }

  private void readTilde() {
    boolean escapes = at + 1 < source.length() && ESCAPABLE.indexOf(source.charAt(at + 1)) >= 0;
    if (!escapes) {
      copy(1);
      return;
    }
    at++;
    char escaped = source.charAt(at);
    while (at < source.length() && source.charAt(at) == escaped) {
      copy(1);
    }
  }

  private void readPercent() {
    if (!source.startsWith("%%", at)) {
      copy(1);
      return;
    }
    int nameStart = at + 2;
    char next = nameStart < source.length() ? source.charAt(nameStart) : ' ';
    if (next != '(' && !Character.isLetter(next)) {
      endStyle(2);
      return;
    }
    int end = nameStart;
    while (end < source.length() && "( \t\r\n".indexOf(source.charAt(end)) < 0) {
      end++;
    }
    String name = source.substring(nameStart, end).toLowerCase(Locale.ROOT);
    if (end < source.length() && source.charAt(end) == '(') {
      end = endOfParentheses(end);
    }
    boolean isBlock = isBlankUpToLineEnd(end);
    boolean isQuote = name.equals("quote") || name.startsWith("quote.");
    if (isBlock || isQuote) {
      endBlock();
    }
    styles.push(isQuote ? Style.QUOTE : isBlock ? Style.BLOCK : Style.INLINE);
    openQuotes += isQuote ? 1 : 0;
    at = end;
  }

  /** A style in parentheses stays on its line. */
  private int endOfParentheses(int open) {
    if (open < noStyleEndBefore) {
      return open + 1;
    }
    int i = open;
    while (i < source.length() && source.charAt(i) != '\n') {
      if (source.charAt(i) == ')') {
        return i + 1;
      }
      i++;
    }
    noStyleEndBefore = i;
    return open + 1;
  }

  private boolean isBlankUpToLineEnd(int from) {
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\n') {
        return true;
      }
      if (c != ' ' && c != '\t' && c != '\r') {
        return false;
      }
    }
    return true;
  }

  private void readSlash() {
    if (source.startsWith("/%", at) && !styles.isEmpty()) {
      endStyle(source.startsWith("/%%", at) ? 3 : 2);
    } else {
      copy(1);
    }
  }

  private void endStyle(int length) {
    Style ended = styles.peek();
    if (ended == Style.QUOTE || ended == Style.BLOCK) {
      endBlock();
    }
    styles.poll();
    openQuotes -= ended == Style.QUOTE ? 1 : 0;
    at += length;
  }

  private void skip(String characters) {
    while (at < source.length() && characters.indexOf(source.charAt(at)) >= 0) {
      at++;
    }
  }

  // Blocks

  private void copy(int length) {
    boolean isLeadingSpace = text.length() == 0 && Character.isWhitespace(source.charAt(at));
    if (!isLeadingSpace) {
      text.copy(source, at, at + length);
    }
    at += length;
  }

  private void copyMarked(Mark.Kind markKind, int from, int to) {
    int start = text.length();
    text.copy(source, from, to);
    if (text.length() > start) {
      marks.add(new Mark(markKind, new Span(start, text.length())));
    }
  }

  /** The offset of the next empty line, or of the end. */
  private int endOfParagraph(int from) {
    if (from < paragraphEnd) {
      return paragraphEnd;
    }
    int end = emptyLine(from, source.length());
    paragraphEnd = end < 0 ? source.length() : end;
    return paragraphEnd;
  }

  private void endHeading() {
    MappedText words = text.build();
    startBlock();
    endSection();
    heading = words.text().strip();
    level = headingLevel;
    kind = BlockKind.PARAGRAPH;
  }

  private void endBlock() {
    if (kind == BlockKind.HEADING) {
      endHeading();
      return;
    }
    MappedText words = text.build();
    if (!words.isBlank()) {
      boolean isQuoted = openQuotes > 0 && kind.isProse();
      blocks.add(new Block(isQuoted ? BlockKind.QUOTATION : kind, words, marks));
    }
    startBlock();
  }

  private void startBlock() {
    text = MappedText.builder();
    marks = new ArrayList<>();
  }

  private void endSection() {
    if (!heading.isEmpty() || !blocks.isEmpty()) {
      sections.add(new Section(heading, level, SectionRole.ofHeading(heading), blocks));
    }
    blocks = new ArrayList<>();
    heading = "";
    level = 0;
  }
}
