package org.blamelesswiki.postmortems.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blamelesswiki.postmortems.text.Token.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          didn't          | did not
          Can't           | can not
          won\u2019t      | will not
          cannot          | can not
          it's            | it 's
          they'd          | they 'd
          we'll           | we will
          I've            | i have
          you're          | you are
          I'm             | i am
          on-call         | on-call
          and/or          | and / or
          Bob's,          | bob 's ,
          (so)            | ( so )
          \u201cyes\u201d | " yes "
          caf\u00e9       | caf\u00e9
          fo\u200brgot    | forgot
          """)
  void words_are_lower_case_with_contractions_undone(String text, String norms) {
    assertThat(tokens(text)).extracting(Token::norm).containsExactly(norms.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "10:42, NUMBER",
    "5%, NUMBER",
    "'1,000', NUMBER",
    "300ms, NUMBER",
    "db_3, CODE",
    "/etc/hosts, CODE",
    "$HOME, CODE",
    "#1234, CODE",
    "a=b, CODE",
    "app.example.com, CODE",
    "getUserName, CODE",
    "kofi@example.com, CODE",
    "@lin, HANDLE",
    "kofi.b@, HANDLE",
    "[~lin], HANDLE",
    "word, WORD",
    "McKay, WORD",
    "!, SIGN",
    "\ud83d\ude80, SIGN"
  })
  void each_run_is_one_token_of_its_kind(String text, Kind kind) {
    assertThat(tokens(text))
        .singleElement()
        .satisfies(
            token -> {
              assertThat(token.kind()).isEqualTo(kind);
              assertThat(token.span()).isEqualTo(new Span(0, text.length()));
            });
  }

  @Test
  void a_capital_is_told() {
    assertThat(tokens("Bob saw It")).extracting(Token::capital).containsExactly(true, false, true);
  }

  @Test
  void a_word_without_end_is_cut() {
    assertThat(tokens("a".repeat(200)))
        .extracting(token -> token.span().length())
        .containsExactly(64, 64, 64, 8);
  }

  @Test
  void code_and_mentions_that_are_marked_are_one_token_each() {
    String text = "run rm -rf as Ida Sand now";
    List<Mark> marks =
        List.of(
            new Mark(Mark.Kind.MENTION, new Span(14, 22)),
            new Mark(Mark.Kind.CODE, new Span(4, 10)),
            new Mark(Mark.Kind.LINK, new Span(0, 26)));

    assertThat(Tokenizer.tokens(text, new Span(0, text.length()), BlockMarks.of(marks)))
        .extracting(Token::norm)
        .containsExactly("run", "`", "as", "@", "now");
  }

  @Test
  void marks_inside_marks_are_one() {
    List<Mark> marks =
        List.of(
            new Mark(Mark.Kind.CODE, new Span(4, 7)),
            new Mark(Mark.Kind.CODE, new Span(2, 8)),
            new Mark(Mark.Kind.CODE, new Span(8, 9)),
            new Mark(Mark.Kind.CODE, new Span(1, 1)));

    assertThat(BlockMarks.of(marks).opaque())
        .extracting(Mark::span)
        .containsExactly(new Span(2, 8), new Span(8, 9));
    assertThat(BlockMarks.of(marks).opaqueIn(new Span(7, 8))).hasSize(1);
    assertThat(BlockMarks.of(marks).opaqueIn(new Span(9, 12))).isEmpty();
    assertThat(BlockMarks.of(marks).quotationsIn(new Span(0, 12))).isEmpty();
  }

  @Test
  void only_what_is_asked_for_is_read() {
    assertThat(Tokenizer.tokens("one two three", new Span(4, 7), BlockMarks.of(List.of())))
        .extracting(Token::norm)
        .containsExactly("two");
  }

  private static List<Token> tokens(String text) {
    return Tokenizer.tokens(text, new Span(0, text.length()), BlockMarks.of(List.of()));
  }
}
