package org.blamelesswiki.postmortems.confluence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.MappedText;
import org.blamelesswiki.postmortems.text.ParseProblem;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.Span;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads each file of src/test/resources/storage: markup in storage format, where it differs the
 * editor's form of the same page, and the document that both must give. A line break in a block is
 * written as an arrow; an indented line is a mark of the block above it.
 */
class StorageFixturesTest {

  private static final Path FOLDER = Path.of("src/test/resources/storage");
  private static final UserNames NAMES =
      key -> key.equals("key-of-ida") ? Optional.of("Ida Berg") : Optional.empty();

  private final StorageFormat format = new StorageFormat(NAMES);

  @TestFactory
  Stream<DynamicTest> each_element_reads_as_its_fixture_says() throws IOException {
    return files()
        .flatMap(
            file -> {
              Map<String, String> parts = parts(file);
              return Stream.of("storage", "editor")
                  .filter(parts::containsKey)
                  .map(
                      form ->
                          DynamicTest.dynamicTest(
                              file.getFileName() + " " + form,
                              () ->
                                  assertThat(print(format.parse(parts.get(form))))
                                      .isEqualTo(parts.get("document"))));
            });
  }

  @TestFactory
  Stream<DynamicTest> each_character_leads_back_to_where_it_stands() throws IOException {
    return files()
        .flatMap(
            file ->
                parts(file).entrySet().stream()
                    .filter(part -> !part.getKey().equals("document"))
                    .map(
                        part ->
                            DynamicTest.dynamicTest(
                                file.getFileName() + " " + part.getKey(),
                                () -> leadsBack(part.getValue()))));
  }

  /** What the documentation of the storage format names, and what the editor makes of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ac:structured-macro",
        "ac:macro",
        "ac:parameter ac:name=\"\"",
        "ac:rich-text-body",
        "ac:plain-text-body",
        "ac:default-parameter",
        "ac:task-list",
        "ac:task-id",
        "ac:task-uuid",
        "ac:task-status",
        "ac:task-body",
        "placeholder-inline-tasks",
        "ac:name=\"jira\"",
        "ac:name=\"status\"",
        "ac:name=\"code\"",
        "ac:name=\"noformat\"",
        "ac:name=\"details\"",
        "ac:name=\"expand\"",
        "ac:name=\"panel\"",
        "ac:name=\"info\"",
        "ac:name=\"note\"",
        "ac:name=\"tip\"",
        "ac:name=\"warning\"",
        "ac:name=\"toc\"",
        "ac:name=\"children\"",
        "ac:name=\"excerpt\"",
        "ac:name=\"include\"",
        "ac:name=\"jirachart\"",
        "ac:name=\"detailssummary\"",
        "ac:link",
        "ac:anchor",
        "ac:plain-text-link-body",
        "ac:link-body",
        "ri:page",
        "ri:blog-post",
        "ri:posting-day",
        "ri:attachment",
        "ri:url",
        "ri:space",
        "ri:user",
        "ri:content-entity",
        "ac:image",
        "<time",
        "ac:layout>",
        "ac:layout-section",
        "ac:layout-cell",
        "ac:placeholder>",
        "ac:type=\"mention\"",
        "ac:type=\"jira\"",
        "&nbsp;",
        "&rsquo;",
        "&mdash;",
        "]]]]><![CDATA[>",
        "at:var",
        "at:i18n",
        "at:declarations",
        "ac:inline-comment-marker",
        "ac:emoticon",
        "class=\"wysiwyg-macro\"",
        "editor-inline-macro",
        "user-mention",
        "inline-task-list",
        "text-placeholder",
        "confluence-link"
      })
  void every_element_of_the_format_stands_in_a_fixture(String markup) throws IOException {
    assertThat(files().filter(file -> parts(file).toString().contains(markup)))
        .as(markup)
        .isNotEmpty();
  }

  private void leadsBack(String source) {
    int before = 0;
    for (Section section : format.parse(source).sections()) {
      for (Block block : section.blocks()) {
        MappedText text = block.text();
        int at = 0;
        for (int i = 0; i < text.text().length(); i++) {
          Span span = text.toSource(new Span(i, i + 1));
          String there = span.of(source);
          char c = text.text().charAt(i);
          boolean isItself = there.equals(String.valueOf(c));
          boolean standsForIt = there.startsWith("<") || there.startsWith("&") || there.isBlank();
          assertThat(isItself || standsForIt).as("'%s' from '%s'", c, there).isTrue();
          assertThat(span.start()).isGreaterThanOrEqualTo(at);
          at = span.start();
        }
        before = Math.max(before, at);
      }
    }
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> sorted = files.filter(f -> f.toString().endsWith(".test")).sorted().toList();
      assertThat(sorted).hasSizeGreaterThan(15);
      return sorted.stream();
    }
  }

  private static Map<String, String> parts(Path file) {
    try {
      Map<String, String> parts = new HashMap<>();
      String[] pieces = Files.readString(file).split("(?m)^--- ", -1);
      for (int i = 1; i < pieces.length; i++) {
        int line = pieces[i].indexOf('\n');
        parts.put(pieces[i].substring(0, line), pieces[i].substring(line + 1).stripTrailing());
      }
      return parts;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static String print(Document document) {
    StringBuilder out = new StringBuilder();
    for (Section section : document.sections()) {
      if (section.level() > 0) {
        out.append("== ").append(section.level()).append(' ').append(section.role());
        out.append(' ').append(section.heading()).append('\n');
      }
      section.blocks().forEach(block -> out.append(print(block)));
    }
    return out.append(
            document.problems().stream()
                .map(ParseProblem::message)
                .map(message -> "! " + message)
                .collect(Collectors.joining("\n")))
        .toString()
        .stripTrailing();
  }

  private static String print(Block block) {
    String text = block.text().text();
    String marks =
        block.marks().stream()
            .map(mark -> "  " + mark.kind() + " " + mark.span().of(text) + "\n")
            .collect(Collectors.joining());
    return block.kind() + " " + text.replace('\n', '⏎') + "\n" + marks;
  }
}
