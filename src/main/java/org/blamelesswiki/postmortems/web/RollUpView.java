package org.blamelesswiki.postmortems.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.blamelesswiki.postmortems.action.RollUp;
import org.blamelesswiki.postmortems.action.RollUpQuery;
import org.blamelesswiki.postmortems.action.RollUpQuery.Age;
import org.blamelesswiki.postmortems.action.RollUpQuery.Show;
import org.blamelesswiki.postmortems.spi.Space;
import org.jspecify.annotations.Nullable;

/**
 * The action items of all postmortems, ready to be shown.
 *
 * @param query what was asked for
 * @param figures of everything the viewer may see in the space asked for
 * @param spaceRows the same for each space that is large enough
 * @param spaces the spaces to choose from
 * @param rows a part of the items
 * @param hidden how many more of this part the viewer may not see in their tracker
 * @param found how many there are
 * @param from how many stand before
 * @param size how many a part holds
 * @param hasMine whether the viewer can ask for their own
 * @param mayMakeAnew whether the viewer can have the index made anew
 * @param percent how far the index is while it is made anew; -1 when it is not
 */
public record RollUpView(
    RollUpQuery query,
    RollUp.Figures figures,
    List<SpaceRow> spaceRows,
    List<Space> spaces,
    List<Row> rows,
    int hidden,
    int found,
    int from,
    int size,
    boolean hasMine,
    boolean mayMakeAnew,
    int percent) {

  public RollUpView {
    spaceRows = List.copyOf(spaceRows);
    spaces = List.copyOf(spaces);
    rows = List.copyOf(rows);
  }

  /** A space, and what is counted in it. */
  public record SpaceRow(String name, RollUp.Figures figures) {}

  /**
   * One item.
   *
   * @param page the title of the page it stands on
   * @param pageUrl its address
   * @param key its issue key; empty for a line of the page
   * @param link where a browser shows the issue; empty for none
   * @param title its words; empty while they are not known
   * @param type as {@link org.blamelesswiki.postmortems.action.ActionType#key()}; empty for none
   * @param statusClass its status class; empty while not known
   * @param status the tracker's own word; empty when not known
   * @param proposed whether it is an idea that is not agreed yet
   * @param due null for none
   * @param daysPast how many days its date has gone by; 0 for none
   */
  public record Row(
      String page,
      String pageUrl,
      String key,
      String link,
      String title,
      String type,
      String statusClass,
      String status,
      boolean proposed,
      @Nullable LocalDate due,
      long daysPast) {}

  /** What the list can be narrowed to. */
  public List<String> shows() {
    List<String> keys = new ArrayList<>();
    for (Show show : Show.values()) {
      keys.add(show.key());
    }
    return keys;
  }

  /** The ages that an item past its date can have. */
  public List<Age> ages() {
    return List.of(Age.WEEK, Age.MONTH, Age.QUARTER, Age.LONGER);
  }

  /** How many of {@code type} are past their date by {@code age}; for views. */
  public int past(Age age, String type) {
    return figures.past(age, type);
  }

  /** The address of the list with another filter, below the screen's own. */
  public String with(String show) {
    return address(show, query.type(), query.age().key(), 0);
  }

  /** The address of the list of what is past its date by {@code age}, of {@code type}. */
  public String pastAddress(Age age, String type) {
    return address(Show.PAST_DATE.key(), type, age.key(), 0);
  }

  /** The address of the list as it is, from another place on. */
  public String fromPlace(int place) {
    return address(query.show().key(), query.type(), query.age().key(), place);
  }

  public int before() {
    return Math.max(0, from - size);
  }

  public int behind() {
    return from + size;
  }

  public boolean more() {
    return from + size < found;
  }

  private String address(String show, String type, String age, int place) {
    StringJoiner address = new StringJoiner("&", "?", "");
    address.add("show=" + show);
    if (!query.space().isEmpty()) {
      address.add("space=" + URLEncoder.encode(query.space(), StandardCharsets.UTF_8));
    }
    if (!type.isEmpty()) {
      address.add("type=" + type);
    }
    if (!age.isEmpty()) {
      address.add("age=" + age);
    }
    if (query.mine()) {
      address.add("mine=yes");
    }
    if (place > 0) {
      address.add("from=" + place);
    }
    return address.toString();
  }
}
