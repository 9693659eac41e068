package org.blamelesswiki.postmortems.criteria;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Puts messages into the words and numbers of one language; English where it lacks a text. */
public final class Wording {

  private static final String BUNDLE = "org.blamelesswiki.postmortems.criteria.wording";
  private static final Wording ENGLISH = of(Locale.ENGLISH);

  /** More digits than that say nothing about an incident. */
  private static final int FRACTION_DIGITS = 2;

  private final Locale locale;
  private final ResourceBundle texts;

  private Wording(Locale locale, ResourceBundle texts) {
    this.locale = locale;
    this.texts = texts;
  }

  /** The words for readers of {@code locale}. */
  public static Wording of(Locale locale) {
    return new Wording(
        locale,
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            Wording.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  static Wording english() {
    return ENGLISH;
  }

  /**
   * Words of a criteria set, such as the name of a criterion or the label of a fact: those that we
   * ship in this language, others as they were written.
   */
  public String words(String words) {
    return StarterTexts.in(locale).getOrDefault(words, words);
  }

  /** The message as text, without any markup. */
  public String text(Message message) {
    Object[] arguments = message.arguments().stream().map(this::forFormat).toArray();
    return new MessageFormat(texts.getString(message.key()), locale).format(arguments);
  }

  /** The quantity, such as {@code 5,200 users}, {@code 45 min}, {@code 6.2%}, {@code USD 5,000}. */
  public String text(Quantity quantity) {
    String number = number(quantity.amount());
    Unit unit = quantity.unit();
    if (unit.isMoney()) {
      return fill("quantity.money", number, unit.key());
    }
    return unit.isShare()
        ? fill("quantity.share", number)
        : fill("quantity.other", number, text(unit));
  }

  /** What the unit is called. */
  public String text(Unit unit) {
    String key = "unit." + unit.key();
    return texts.containsKey(key) ? texts.getString(key) : unit.key();
  }

  /** The length of time, such as {@code 14 days}. */
  public String text(Window window) {
    return fill("window." + window.kind().key(), window.amount());
  }

  /** How long there is, such as {@code 5 working days}. */
  public String text(Due due) {
    return fill("due." + due.kind().key(), due.amount());
  }

  /** What the constant is called, such as {@code required}. */
  public String text(ReasonClass reasonClass) {
    return texts.getString("reason-class." + reasonClass.key());
  }

  /** What the constant is called, such as {@code required}. */
  public String text(Level level) {
    return texts.getString("level." + level.key());
  }

  private String fill(String key, Object... arguments) {
    return new MessageFormat(texts.getString(key), locale).format(arguments);
  }

  /** Counts stay numbers, so that a text can choose between one and many. */
  private Object forFormat(Message.Argument argument) {
    return argument instanceof Message.Count count ? count.count() : text(argument);
  }

  private String text(Message.Argument argument) {
    if (argument instanceof Message.Words words) {
      return words(words.words());
    }
    if (argument instanceof Message.Count count) {
      return number((double) count.count());
    }
    if (argument instanceof Message.Bare bare) {
      return number(bare.number());
    }
    if (argument instanceof Message.Amount amount) {
      return text(amount.quantity());
    }
    if (argument instanceof Message.Measure measure) {
      return text(measure.unit());
    }
    if (argument instanceof Message.Length length) {
      return text(length.window());
    }
    if (argument instanceof Message.Time time) {
      return text(time.due());
    }
    if (argument instanceof Message.Day day) {
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
          .withLocale(locale)
          .format(day.day());
    }
    if (argument instanceof Message.Nested nested) {
      return text(nested.message());
    }
    return row((Message.Row) argument);
  }

  /** The items with commas between them and the joining word before the last. */
  private String row(Message.Row row) {
    List<String> items = new ArrayList<>();
    row.items().forEach(item -> items.add(text(item)));
    String last = texts.getString("joint." + row.joinedBy().key());
    String between = row.joinedBy() == Message.Joint.SEMICOLON ? "; " : ", ";
    if (items.size() < 2) {
      return String.join("", items);
    }
    return String.join(between, items.subList(0, items.size() - 1))
        + last
        + items.get(items.size() - 1);
  }

  private String number(double number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(FRACTION_DIGITS);
    return format.format(number);
  }
}
