package org.blamelesswiki.postmortems.confluence.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.DocumentParser;
import org.blamelesswiki.postmortems.text.MappedText;
import org.blamelesswiki.postmortems.text.Mark;
import org.blamelesswiki.postmortems.text.ParseProblem;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages in Confluence's storage format, and in the form its editor posts them.
 *
 * <p>Elements are told by what they are to a reader; one that is not known is transparent. Time and
 * memory are linear in the length of the source; nesting beyond {@link #DEEPEST} is flat.
 */
public final class StorageFormat implements DocumentParser {

  /** The longest page that is read, in UTF-16 units. */
  public static final int LONGEST = 10_000_000;

  /** How many open elements are told apart. */
  static final int DEEPEST = 256;

  private static final int MOST_PROBLEMS = 20;

  @Override
  public Document parse(String source) {
    if (source.length() > LONGEST) {
      String message = "longer than " + LONGEST + " characters; not read";
      return new Document(List.of(), List.of(new ParseProblem(new Span(0, 0), message)));
    }
    Reader reader = new Reader(source);
    Markup.read(source, reader);
    return reader.document();
  }

  /** What an element does to the text inside it. */
  private enum Role {
    /** Its text reads on in the line it stands in. */
    INLINE,
    /** Its text is a block of its own. */
    BLOCK,
    LIST_ITEM,
    CELL,
    HEADING,
    QUOTATION,
    CODE,
    GUIDANCE,
    /** Nobody reads its text: parameters, ids, data. */
    HIDDEN
  }

  private static final Map<String, Role> ROLES =
      Map.ofEntries(
          Map.entry("p", Role.BLOCK),
          Map.entry("div", Role.BLOCK),
          Map.entry("section", Role.BLOCK),
          Map.entry("article", Role.BLOCK),
          Map.entry("dl", Role.BLOCK),
          Map.entry("dt", Role.BLOCK),
          Map.entry("dd", Role.BLOCK),
          Map.entry("table", Role.BLOCK),
          Map.entry("tbody", Role.BLOCK),
          Map.entry("thead", Role.BLOCK),
          Map.entry("tr", Role.BLOCK),
          Map.entry("caption", Role.BLOCK),
          Map.entry("ul", Role.BLOCK),
          Map.entry("ol", Role.BLOCK),
          Map.entry("hr", Role.BLOCK),
          Map.entry("ac:task-list", Role.BLOCK),
          Map.entry("ac:task", Role.BLOCK),
          Map.entry("ac:task-body", Role.LIST_ITEM),
          Map.entry("ac:layout", Role.BLOCK),
          Map.entry("ac:layout-section", Role.BLOCK),
          Map.entry("ac:layout-cell", Role.BLOCK),
          Map.entry("ac:rich-text-body", Role.BLOCK),
          Map.entry("ac:plain-text-body", Role.HIDDEN),
          Map.entry("li", Role.LIST_ITEM),
          Map.entry("td", Role.CELL),
          Map.entry("th", Role.CELL),
          Map.entry("h1", Role.HEADING),
          Map.entry("h2", Role.HEADING),
          Map.entry("h3", Role.HEADING),
          Map.entry("h4", Role.HEADING),
          Map.entry("h5", Role.HEADING),
          Map.entry("h6", Role.HEADING),
          Map.entry("blockquote", Role.QUOTATION),
          Map.entry("pre", Role.CODE),
          Map.entry("ac:placeholder", Role.GUIDANCE),
          Map.entry("ac:parameter", Role.HIDDEN),
          Map.entry("ac:default-parameter", Role.HIDDEN),
          Map.entry("ac:task-id", Role.HIDDEN),
          Map.entry("ac:task-uuid", Role.HIDDEN),
          Map.entry("ac:task-status", Role.HIDDEN),
          Map.entry("ac:adf-extension", Role.HIDDEN),
          Map.entry("at:declarations", Role.HIDDEN),
          Map.entry("script", Role.HIDDEN),
          Map.entry("style", Role.HIDDEN));

  private static final Map<String, Mark.Kind> MARKS =
      Map.of(
          "code", Mark.Kind.CODE,
          "tt", Mark.Kind.CODE,
          "kbd", Mark.Kind.CODE,
          "samp", Mark.Kind.CODE,
          "var", Mark.Kind.CODE,
          "a", Mark.Kind.LINK,
          "ac:link", Mark.Kind.LINK,
          "q", Mark.Kind.QUOTATION);

  /** Elements that have no end tag in the editor's HTML. */
  private static final Set<String> VOID = Set.of("br", "img", "hr", "col", "input", "wbr", "meta");

  private static final Set<String> CODE_MACROS = Set.of("code", "noformat", "html", "sql", "chart");

  /**
   * An element whose end is still to come.
   *
   * @param name its name
   * @param role what it does to its text
   * @param mark what it says of its text; null for nothing
   * @param markFrom where its text began in the open block
   * @param macro the name of the macro it is; empty for none
   */
  private record Open(
      String name, Role role, Mark.@Nullable Kind mark, int markFrom, String macro) {}

  /** Builds the document while the markup is read. */
  private static final class Reader implements Markup.Events {

    private final String source;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<ParseProblem> problems = new ArrayList<>();

    private List<Block> blocks = new ArrayList<>();
    private String heading = "";
    private int level;
    private MappedText.Builder text = MappedText.builder();
    private List<Mark> marks = new ArrayList<>();
    private boolean spaceBefore = true;
    private int tooDeep;

    /** The page that the open link leads to: its title is the link's words unless it has others. */
    private Markup.@Nullable Element linkTarget;

    Reader(String source) {
      this.source = source;
    }

    Document document() {
      flush();
      endSection();
      return new Document(sections, problems);
    }

    @Override
    public void text(int start, int end) {
      String shown = shownParameter();
      if (!shown.isEmpty()) {
        if (shown.equals("key")) {
          appendMarked(source.substring(start, end), new Span(start, end), Mark.Kind.LINK);
        }
        return;
      }
      Role role = role();
      if (role == Role.HIDDEN) {
        return;
      }
      if (role == Role.CODE) {
        text.copy(source, start, end);
        return;
      }
      int i = start;
      while (i < end) {
        int wordStart = i;
        while (i < end && !isSpace(source.charAt(i))) {
          i++;
        }
        if (i > wordStart) {
          text.copy(source, wordStart, i);
          spaceBefore = false;
        }
        int spaceStart = i;
        while (i < end && isSpace(source.charAt(i))) {
          i++;
        }
        if (i > spaceStart) {
          space(new Span(spaceStart, i));
        }
      }
    }

    @Override
    public void entity(String characters, Span at) {
      Role role = role();
      if (role == Role.HIDDEN) {
        return;
      }
      if (characters.isBlank() || characters.equals("\u00a0")) {
        space(at);
      } else {
        text.replace(characters, at);
        spaceBefore = false;
      }
    }

    @Override
    public void start(Markup.Element element) {
      String name = element.name();
      switch (name) {
        case "br" -> space(element.span());
        case "time" -> words(element.attribute("datetime"), element.span());
        case "ri:user" -> {
          if (role() != Role.HIDDEN) {
            appendMarked("@user", element.span(), Mark.Kind.MENTION);
          }
        }
        case "ri:page" -> {
          if (isIn("ac:link")) {
            linkTarget = element;
          }
        }
        case "ac:link-body", "ac:plain-text-link-body" -> linkTarget = null;
        case "img" -> editorMacro(element);
        default -> {
          // Only its text counts.
        }
      }
      if (VOID.contains(name)) {
        if (ROLES.get(name) == Role.BLOCK) {
          flush();
        }
        return;
      }
      if (open.size() >= DEEPEST) {
        if (tooDeep++ == 0) {
          problem("nested more than " + DEEPEST + " deep", element.span());
        }
        return;
      }
      push(element);
    }

    private void push(Markup.Element element) {
      Role role = roleOf(element);
      if (isBlock(role)) {
        flush();
      }
      if (role == Role.HEADING) {
        endSection();
        level = element.name().charAt(1) - '0';
      }
      Mark.Kind mark = MARKS.get(element.name());
      if (element.hasClass("user-mention")) {
        mark = Mark.Kind.MENTION;
      }
      open.push(new Open(element.name(), role, mark, text.length(), macroOf(element)));
    }

    private Role roleOf(Markup.Element element) {
      Role role = ROLES.getOrDefault(element.name(), Role.INLINE);
      if (role == Role.HIDDEN
          && element.name().equals("ac:plain-text-body")
          && CODE_MACROS.contains(macro())) {
        return Role.CODE;
      }
      if (element.name().equals("ac:rich-text-body") && macro().equals("quote")) {
        return Role.QUOTATION;
      }
      if (element.hasClass("text-placeholder")) {
        return Role.GUIDANCE;
      }
      if (isEditorMacro(element)) {
        return editorMacroRole(element.attribute("data-macro-name"));
      }
      return role;
    }

    private static Role editorMacroRole(String macro) {
      if (CODE_MACROS.contains(macro)) {
        return Role.CODE;
      }
      if (macro.equals("quote")) {
        return Role.QUOTATION;
      }
      return macro.equals(FactsMacro.NAME) ? Role.HIDDEN : Role.BLOCK;
    }

    private static String macroOf(Markup.Element element) {
      return switch (element.name()) {
        case "ac:structured-macro", "ac:macro" -> element.attribute("ac:name");
        case "ac:parameter" -> "parameter " + element.attribute("ac:name");
        default -> "";
      };
    }

    private static boolean isEditorMacro(Markup.Element element) {
      return element.attributes().containsKey("data-macro-name");
    }

    /** A macro without a body, as the editor shows it: an image. */
    private void editorMacro(Markup.Element element) {
      if (element.attribute("data-macro-name").equals("jira")) {
        for (String parameter : element.attribute("data-macro-parameters").split("\\|", -1)) {
          if (parameter.startsWith("key=")) {
            appendMarked(parameter.substring(4), element.span(), Mark.Kind.LINK);
          }
        }
      }
    }

    @Override
    public void end(String name, Span at) {
      if (tooDeep > 0 && !VOID.contains(name)) {
        tooDeep--;
        return;
      }
      if (open.stream().noneMatch(element -> element.name().equals(name))) {
        if (!VOID.contains(name)) {
          problem("an end tag without its start", at);
        }
        return;
      }
      Open closed;
      do {
        closed = open.pop();
        close(closed);
        if (!closed.name().equals(name)) {
          problem("an element does not end before the one around it", at);
        }
      } while (!closed.name().equals(name));
    }

    private void close(Open closed) {
      Markup.Element target = linkTarget;
      if (target != null && closed.name().equals("ac:link")) {
        words(target.attribute("ri:content-title"), target.span());
        linkTarget = null;
      }
      Mark.Kind mark = closed.mark();
      if (mark != null && text.length() > closed.markFrom()) {
        boolean mentions =
            marks.stream()
                .anyMatch(
                    m -> m.kind() == Mark.Kind.MENTION && m.span().start() >= closed.markFrom());
        if (!mentions) {
          marks.add(new Mark(mark, new Span(closed.markFrom(), text.length())));
        }
      }
      if (closed.role() == Role.HEADING) {
        heading = text.build().text().strip();
        reset();
      } else if (isBlock(closed.role())) {
        flush(kind(closed.role()));
      }
    }

    private static boolean isBlock(Role role) {
      return role != Role.INLINE && role != Role.HIDDEN;
    }

    private void flush() {
      flush(kind(role()));
    }

    /** Ends the open block; what surrounds it may make it a quotation, code or guidance. */
    private void flush(BlockKind kind) {
      MappedText built = text.build();
      if (!built.isBlank()) {
        blocks.add(new Block(kind, built, marks));
      }
      reset();
    }

    private void reset() {
      text = MappedText.builder();
      marks = new ArrayList<>();
      spaceBefore = true;
    }

    private void endSection() {
      if (!blocks.isEmpty() || !heading.isEmpty()) {
        sections.add(new Section(heading, level, SectionRole.ofHeading(heading), blocks));
      }
      blocks = new ArrayList<>();
      heading = "";
      level = 0;
    }

    private BlockKind kind(Role role) {
      if (role == Role.CODE || isIn(Role.CODE)) {
        return BlockKind.CODE;
      }
      if (role == Role.GUIDANCE || isIn(Role.GUIDANCE)) {
        return BlockKind.GUIDANCE;
      }
      if (role == Role.QUOTATION || isIn(Role.QUOTATION)) {
        return BlockKind.QUOTATION;
      }
      if (role == Role.LIST_ITEM || isIn(Role.LIST_ITEM)) {
        return BlockKind.LIST_ITEM;
      }
      if (role == Role.CELL || isIn(Role.CELL)) {
        return BlockKind.TABLE_CELL;
      }
      return role == Role.HEADING ? BlockKind.HEADING : BlockKind.PARAGRAPH;
    }

    /** What the open elements make of text that stands here. */
    private Role role() {
      for (Open element : open) {
        if (element.role() != Role.INLINE) {
          return element.role() != Role.HIDDEN && isIn(Role.HIDDEN) ? Role.HIDDEN : element.role();
        }
      }
      return Role.BLOCK;
    }

    private boolean isIn(Role role) {
      return open.stream().anyMatch(element -> element.role() == role);
    }

    private boolean isIn(String name) {
      return open.stream().anyMatch(element -> element.name().equals(name));
    }

    private String macro() {
      for (Open element : open) {
        if (!element.macro().isEmpty()) {
          return element.macro();
        }
      }
      return "";
    }

    /** The name of the parameter whose value stands here, if a reader sees it; of jira, its key. */
    private String shownParameter() {
      Open parameter = open.peek();
      if (parameter == null || !parameter.macro().startsWith("parameter ")) {
        return "";
      }
      boolean isIssue = open.stream().anyMatch(element -> element.macro().equals("jira"));
      return isIssue ? parameter.macro().substring("parameter ".length()) : "none";
    }

    private void appendMarked(String characters, Span at, Mark.Kind kind) {
      int from = text.length();
      text.replace(characters, at);
      spaceBefore = false;
      marks.add(new Mark(kind, new Span(from, text.length())));
    }

    private void words(String characters, Span at) {
      if (!characters.isEmpty() && role() != Role.HIDDEN) {
        text.replace(characters, at);
        spaceBefore = false;
      }
    }

    private void space(Span at) {
      if (role() == Role.CODE) {
        text.replace("\n", at);
      } else if (!spaceBefore && role() != Role.HIDDEN) {
        text.replace(" ", at);
        spaceBefore = true;
      }
    }

    private static boolean isSpace(char c) {
      return Character.isWhitespace(c) || c == '\u00a0';
    }

    @Override
    public void problem(String message, Span at) {
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(new ParseProblem(at, message));
      }
    }
  }
}
