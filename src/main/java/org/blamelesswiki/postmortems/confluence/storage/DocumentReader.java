package org.blamelesswiki.postmortems.confluence.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.Mark;
import org.blamelesswiki.postmortems.text.ParseProblem;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;
import org.blamelesswiki.postmortems.text.Span;
import org.jspecify.annotations.Nullable;

/** Builds the document of one page from its markup. */
final class DocumentReader implements Markup.Events {

  private static final int MOST_PROBLEMS = 20;

  /** Whom a page mentions by a key that nobody has. */
  static final String NOBODY = "@user";

  private final String source;
  private final UserNames names;
  private final List<ParseProblem> problems;
  private final List<Section> sections = new ArrayList<>();

  /** The elements around what is read now, the innermost first, and how often each is open. */
  private final Deque<Open> open = new ArrayDeque<>();

  private final Map<String, Integer> openNames = new HashMap<>();
  private int tooDeep;

  private Context context = Context.OUTERMOST;
  private BlockText text = new BlockText();
  private List<Block> blocks = new ArrayList<>();
  private final List<Block> guidance = new ArrayList<>();
  private String heading = "";
  private int level;

  DocumentReader(String source, UserNames names, List<ParseProblem> problems) {
    this.source = source;
    this.names = names;
    this.problems = new ArrayList<>(problems);
  }

  /**
   * What the elements around a place make of it.
   *
   * @param kind what a block that ends here is
   * @param hidden whether nobody reads it
   * @param tables how many tables are around it
   * @param macro the innermost macro around it; empty outside macros
   */
  private record Context(BlockKind kind, boolean hidden, int tables, String macro) {

    static final Context OUTERMOST = new Context(BlockKind.PARAGRAPH, false, 0, "");

    /** Quotations, code and guidance stay what they are, whatever stands inside them. */
    boolean isSettled() {
      return kind == BlockKind.QUOTATION || kind == BlockKind.CODE || kind == BlockKind.GUIDANCE;
    }

    Context inside(Role role) {
      return switch (role) {
        case INLINE, BLOCK -> this;
        case TABLE -> new Context(kind, hidden, tables + 1, macro);
        case LIST_ITEM -> kind == BlockKind.TABLE_CELL ? this : with(BlockKind.LIST_ITEM);
        case CELL -> with(BlockKind.TABLE_CELL);
        case HEADING -> with(BlockKind.HEADING);
        case QUOTATION -> with(BlockKind.QUOTATION);
        case CODE -> with(BlockKind.CODE);
        case GUIDANCE -> with(BlockKind.GUIDANCE);
        case HIDDEN -> new Context(kind, true, tables, macro);
      };
    }

    Context insideMacro(String name) {
      return new Context(kind, hidden, tables, name);
    }

    private Context with(BlockKind newKind) {
      return isSettled() ? this : new Context(newKind, hidden, tables, macro);
    }
  }

  /** An element whose end is still to come. */
  private static final class Open {
    final String name;
    final Role role;
    final Context outer;
    final Context inner;

    /** Where its words start, and what they are marked as; null for nothing. */
    final int from;

    Mark.@Nullable Kind mark;

    /** What it shows if no words of its own are read, and where that stands. */
    String words = "";

    Span wordsSource;

    /** The text that goes on behind it; only of guidance. */
    @Nullable BlockText around;

    Open(Markup.Element element, Role role, Context outer, Context inner, int from) {
      this.name = element.name();
      this.role = role;
      this.outer = outer;
      this.inner = inner;
      this.from = from;
      this.wordsSource = element.span();
    }
  }

  /** What was read; nothing more can be. */
  Document document() {
    while (!open.isEmpty()) {
      close();
    }
    endBlock();
    endSection();
    return new Document(sections, problems);
  }

  @Override
  public void text(int start, int end) {
    if (context.hidden()) {
      return;
    }
    if (context.kind() == BlockKind.CODE) {
      text.verbatim(source, start, end);
    } else {
      text.words(source, start, end);
    }
  }

  @Override
  public void entity(String characters, Span at) {
    if (context.hidden()) {
      return;
    }
    if (context.kind() == BlockKind.CODE) {
      text.verbatim(characters, at);
    } else {
      text.replace(characters, at);
    }
  }

  @Override
  public void start(Markup.Element element) {
    if (!context.hidden()) {
      read(element);
    }
    if (Role.isEmpty(element.name())) {
      return;
    }
    if (open.size() < StorageFormat.DEEPEST) {
      push(element);
    } else if (tooDeep++ == 0) {
      problem("nested more than " + StorageFormat.DEEPEST + " deep", element.span());
    }
  }

  /** Takes what the element itself shows, whatever is inside it. */
  private void read(Markup.Element element) {
    switch (element.name()) {
      case "br" -> lineBreak(element.span());
      case "hr" -> endBlock();
      case "img" -> inlineMacro(element);
      case "ri:user" -> linkTo(element, mention(element.attribute("ri:userkey")));
      case "ri:page", "ri:blog-post" -> linkTo(element, element.attribute("ri:content-title"));
      case "ri:attachment" -> linkTo(element, element.attribute("ri:filename"));
      case "ri:space" -> linkTo(element, element.attribute("ri:space-key"));
      case "ri:url" -> linkTo(element, element.attribute("ri:value"));
      default -> {
        // Only what is inside it is read.
      }
    }
  }

  private void lineBreak(Span at) {
    if (context.kind() == BlockKind.CODE) {
      text.verbatim("\n", at);
    } else {
      text.line(at);
    }
  }

  /** A macro without a body: the editor makes it an image. */
  private void inlineMacro(Markup.Element element) {
    String macro = element.attribute("data-macro-name");
    for (String parameter : Role.SHOWN_PARAMETERS) {
      String value = MacroParameters.value(element.attribute("data-macro-parameters"), parameter);
      if (Role.isShown(macro, parameter) && !value.isEmpty()) {
        text.part(element.span().start());
        int from = text.start();
        text.replace(value, element.span());
        text.mark(shownAs(macro), from);
      }
    }
  }

  /** A status is a word without meaning of its own; an issue's key leads to the issue. */
  private static Mark.Kind shownAs(String macro) {
    return macro.equals("status") ? Mark.Kind.CODE : Mark.Kind.LINK;
  }

  private String mention(String userKey) {
    return names.of(userKey).orElse(NOBODY);
  }

  /** The link that {@code element} is the target of shows {@code words}. */
  private void linkTo(Markup.Element element, String words) {
    Open link = open.peek();
    if (link != null && link.name.equals("ac:link")) {
      link.words = words;
      link.wordsSource = element.span();
      if (element.name().equals("ri:user")) {
        link.mark = Mark.Kind.MENTION;
      }
    }
  }

  private void push(Markup.Element element) {
    Role role = Role.of(element, context.macro());
    if (!context.hidden()) {
      beforeContent(element, role);
    }
    Context inner = context.inside(role);
    if (Role.isMacro(element.name())) {
      inner = inner.insideMacro(element.attribute("ac:name"));
    }
    Open pushed = new Open(element, role, context, inner, text.start());
    open.push(pushed);
    openNames.merge(element.name(), 1, Integer::sum);
    boolean showsItsWords = inner.hidden() || !giveWords(element, pushed);
    if (inner.kind() == BlockKind.GUIDANCE && !context.isSettled()) {
      pushed.around = text;
      text = new BlockText();
    }
    context = showsItsWords ? inner : inner.inside(Role.HIDDEN);
  }

  /** Ends what {@code element} does not stand in. */
  private void beforeContent(Markup.Element element, Role role) {
    if (role == Role.INLINE || role == Role.HIDDEN || role == Role.GUIDANCE) {
      if (role == Role.INLINE && element.name().equals("ac:parameter")) {
        text.part(element.span().start());
      }
    } else if (context.kind() == BlockKind.HEADING) {
      text.space(element.span());
    } else {
      endBlock();
      if (role == Role.HEADING && !context.isSettled()) {
        endSection();
        level = element.name().charAt(1) - '0';
      }
    }
  }

  /**
   * Marks an element's words, and gives it words where it has none.
   *
   * @return whether these words stand for what is inside it
   */
  private boolean giveWords(Markup.Element element, Open pushed) {
    switch (element.name()) {
      case "code", "tt", "kbd", "samp", "var" -> pushed.mark = Mark.Kind.CODE;
      case "q" -> pushed.mark = Mark.Kind.QUOTATION;
      case "ac:parameter" -> pushed.mark = shownAs(context.macro());
      case "ac:link" -> {
        pushed.mark = Mark.Kind.LINK;
        pushed.words = element.attribute("ac:anchor");
      }
      case "a" -> {
        if (element.hasClass("user-mention")) {
          // The editor shows a name; the key says who that is, as in storage format.
          pushed.mark = Mark.Kind.MENTION;
          pushed.words = element.has("userkey") ? mention(element.attribute("userkey")) : "";
          return element.has("userkey");
        }
        pushed.mark = Mark.Kind.LINK;
      }
      case "time" -> {
        pushed.words = element.attribute("datetime");
        return !pushed.words.isEmpty();
      }
      default -> {
        // It shows what is inside it.
      }
    }
    return false;
  }

  @Override
  public void end(String name, Span at) {
    if (Role.isEmpty(name)) {
      return;
    }
    if (tooDeep > 0) {
      tooDeep--;
      return;
    }
    if (openNames.getOrDefault(name, 0) == 0) {
      problem("an end without its start", at);
      return;
    }
    while (!close().name.equals(name)) {
      problem("an element does not end before the one around it", at);
    }
  }

  /** Ends the innermost element. */
  private Open close() {
    Open closed = open.pop();
    openNames.merge(closed.name, -1, Integer::sum);
    context = closed.inner;
    if (!closed.inner.hidden()) {
      endWords(closed);
      endContent(closed);
    }
    context = closed.outer;
    if (closed.role == Role.TABLE && context.tables() == 0) {
      releaseGuidance();
    }
    return closed;
  }

  private void endWords(Open closed) {
    if (!closed.words.isEmpty() && text.start() <= closed.from) {
      text.replace(closed.words, closed.wordsSource);
    }
    if (closed.mark != null) {
      text.mark(closed.mark, closed.from);
    }
  }

  private void endContent(Open closed) {
    if (closed.around != null) {
      endBlock();
      text = closed.around;
    } else if (context.kind() == BlockKind.HEADING) {
      if (closed.outer.kind() != BlockKind.HEADING) {
        heading = text.block(BlockKind.HEADING).text().text();
        text = new BlockText();
      }
    } else if (closed.role != Role.INLINE && closed.role != Role.GUIDANCE) {
      endBlock();
    }
  }

  private void endBlock() {
    if (context.hidden() || context.kind() == BlockKind.HEADING) {
      return;
    }
    Block block = text.block(context.kind());
    text = new BlockText();
    boolean isGuidance = block.kind() == BlockKind.GUIDANCE;
    if (!block.text().isBlank()) {
      (isGuidance ? guidance : blocks).add(block);
    }
    if (!isGuidance && context.tables() == 0) {
      releaseGuidance();
    }
  }

  /** Guidance stands behind the text or table that it stands in, so as not to part them. */
  private void releaseGuidance() {
    blocks.addAll(guidance);
    guidance.clear();
  }

  private void endSection() {
    releaseGuidance();
    if (!blocks.isEmpty() || !heading.isEmpty()) {
      sections.add(new Section(heading, level, SectionRole.ofHeading(heading), blocks));
    }
    blocks = new ArrayList<>();
    heading = "";
    level = 0;
  }

  @Override
  public void problem(String message, Span at) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new ParseProblem(at, message));
    }
  }
}
