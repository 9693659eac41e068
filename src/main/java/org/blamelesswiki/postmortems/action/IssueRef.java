package org.blamelesswiki.postmortems.action;

/**
 * An issue of a tracker, whether or not it exists.
 *
 * @param tracker the id of the connection that can resolve it
 * @param key as its tracker writes it, such as {@code SHOP-142} or {@code 142}
 */
public record IssueRef(String tracker, String key) implements ItemId {

  public IssueRef {
    if (tracker.isBlank() || key.isBlank()) {
      throw new IllegalArgumentException("no issue '" + key + "' of tracker '" + tracker + "'");
    }
  }

  /** The part of the key before its number; empty where keys are numbers only. */
  public String project() {
    int dash = key.lastIndexOf('-');
    return dash < 0 ? "" : key.substring(0, dash);
  }

  @Override
  public String label() {
    return key;
  }
}
