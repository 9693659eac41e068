package org.blamelesswiki.postmortems.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The texts of the plugin in one language; English where a language lacks a text. */
public final class I18n {

  private static final String BUNDLE = "org.blamelesswiki.postmortems.i18n.messages";

  private final Locale locale;
  private final ResourceBundle texts;

  private I18n(Locale locale, ResourceBundle texts) {
    this.locale = locale;
    this.texts = texts;
  }

  /** The texts for readers of {@code locale}. */
  public static I18n of(Locale locale) {
    return new I18n(
        locale,
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            I18n.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  public Locale locale() {
    return locale;
  }

  /**
   * The text of {@code key}, with arguments in the places that {@link MessageFormat} marks. A key
   * without a text is answered as it is: a reader can do more with it than with an error.
   */
  public String text(String key, Object... arguments) {
    try {
      return new MessageFormat(texts.getString(key), locale).format(arguments);
    } catch (MissingResourceException e) {
      return key;
    }
  }

  /** Whether {@code key} has a text. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }
}
