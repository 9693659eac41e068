package org.blamelesswiki.postmortems.action;

/**
 * Who has taken an item on.
 *
 * @param id the tracker's or wiki's user name; empty when not known
 * @param name as shown; empty for nobody
 */
public record Owner(String id, String name) {

  public static final Owner NOBODY = new Owner("", "");

  public boolean isNobody() {
    return name.isEmpty();
  }
}
