package org.blamelesswiki.postmortems.criteria;

/**
 * Something that keeps a value from being used, said so that it can stand beside its field.
 *
 * @param path the field, such as {@code criteria[2].condition.metric.threshold}; empty when it is
 *     about the whole
 * @param message what is to be changed
 */
public record Problem(String path, Message message) {

  /** The path and the message in English, for a log or an exception. */
  @Override
  public String toString() {
    String text = Wording.english().text(message);
    return path.isEmpty() ? text : path + ": " + text;
  }
}
