package org.blamelesswiki.postmortems.criteria;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Something to tell a reader, before it is put into words: see {@link Wording}.
 *
 * @param key names the sentence
 * @param arguments what it is filled with, in order
 */
public record Message(String key, List<Argument> arguments) {

  public Message {
    arguments = List.copyOf(arguments);
  }

  static Message of(String key, Argument... arguments) {
    return new Message(key, List.of(arguments));
  }

  static Argument words(String words) {
    return new Words(words);
  }

  static Argument count(long count) {
    return new Count(count);
  }

  static Argument amount(Quantity quantity) {
    return new Amount(quantity);
  }

  /** What a message is filled with. */
  public sealed interface Argument {}

  /** Words that an admin or author wrote, or a name: shown as they are. */
  public record Words(String words) implements Argument {}

  /** How many. */
  public record Count(long count) implements Argument {}

  /** A number with its unit. */
  public record Amount(Quantity quantity) implements Argument {}

  /** A number without its unit, where the words around it say what is counted. */
  public record Bare(double number) implements Argument {}

  /** A unit without a number. */
  public record Measure(Unit unit) implements Argument {}

  /** A length of calendar time. */
  public record Length(Window window) implements Argument {}

  /** How long there is. */
  public record Time(Due due) implements Argument {}

  /** A day. */
  public record Day(LocalDate day) implements Argument {}

  /** A message within the message. */
  public record Nested(Message message) implements Argument {}

  /** Several, in a row: joined by the word of {@code joinedBy}. */
  public record Row(Joint joinedBy, List<Argument> items) implements Argument {
    public Row {
      items = List.copyOf(items);
    }
  }

  /** What stands between the items of a row. */
  public enum Joint implements Keyed {
    AND,
    OR,
    SEMICOLON
  }

  static Argument names(Joint joint, Set<String> names) {
    return new Row(joint, names.stream().map(Message::words).toList());
  }

  static Argument messages(Joint joint, List<Message> messages) {
    return new Row(joint, messages.stream().<Argument>map(Nested::new).toList());
  }
}
