package org.blamelesswiki.postmortems.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.blamelesswiki.postmortems.action.ActionItemsView;
import org.blamelesswiki.postmortems.action.Progress;
import org.blamelesswiki.postmortems.action.QualityHint;
import org.blamelesswiki.postmortems.action.StatusClass;

/**
 * The action items of a page as both wikis show them: from the server, readable without script, on
 * a small screen, by a screen reader and on paper.
 */
public final class ActionItemsHtml {

  /** Lists of some tens of kilobytes; enough for the pages that many read at once. */
  private static final int MOST_RENDERED = 100;

  private static final Pattern BETWEEN_TAGS = Pattern.compile(">\\s+<");

  private final Views views;
  private final ZoneId zone;
  private final Recent<Shown, SafeHtml> rendered = new Recent<>(MOST_RENDERED);

  /**
   * Renders with {@code views}.
   *
   * @param zone where the wiki is: times are shown in it
   */
  public ActionItemsHtml(Views views, ZoneId zone) {
    this.views = views;
    this.zone = zone;
  }

  /**
   * The list for the page {@code pageId}.
   *
   * @param id unique on the page, for its heading; letters, digits and hyphens
   * @param pageId the page a refresh is for; empty where there is nothing to refresh, such as mail
   */
  public SafeHtml render(ActionItemsView items, String id, String pageId, Request request) {
    return render(items, List.of(), id, pageId, 0, false, request);
  }

  /**
   * The list with thoughts on it.
   *
   * @param hints thoughts on the items, which hold nothing up
   * @param rows how many rows of the page issues can be made of
   * @param underHeading whether the page has a heading for its action items already
   */
  public SafeHtml render(
      ActionItemsView items,
      List<QualityHint> hints,
      String id,
      String pageId,
      int rows,
      boolean underHeading,
      Request request) {
    I18n texts = I18n.of(request.locale());
    Shown shown = new Shown(items, hints, id, underHeading, zone, request.locale(), request.site());
    SafeHtml list = rendered.get(shown);
    if (list == null) {
      list = compact(views.render("action-items", shown, texts, request));
      rendered.put(shown, list);
    }
    boolean isAsked = items.asOf() != null;
    if (pageId.isEmpty() || (!isAsked && rows == 0)) {
      return list;
    }
    // The session's token stands outside of what readers share.
    SafeHtml refresh =
        views.render(
            "action-items-refresh", new RefreshView(pageId, isAsked, rows), texts, request);
    return new SafeHtml(list.html() + refresh.html());
  }

  /** The template's own indentation is a third of a long list, and is sent with every view. */
  private static SafeHtml compact(SafeHtml html) {
    return new SafeHtml(BETWEEN_TAGS.matcher(html.html()).replaceAll("> <"));
  }

  /**
   * What can be done below a list.
   *
   * @param refresh whether a tracker can be asked again
   * @param rows how many rows issues can be made of
   */
  public record RefreshView(String pageId, boolean refresh, int rows) {

    /** The page's id as a value in an address. */
    public String encodedPage() {
      return URLEncoder.encode(pageId, StandardCharsets.UTF_8);
    }
  }

  /**
   * A list with everything that its HTML is made from: two that are equal have the same HTML.
   *
   * @param items the list
   * @param hints thoughts on the items
   * @param id unique on the page
   * @param underHeading whether a heading of its own would only say again what the page's says
   * @param zone times are shown in it
   * @param locale dates are written for it
   * @param site where our screens are
   */
  public record Shown(
      ActionItemsView items,
      List<QualityHint> hints,
      String id,
      boolean underHeading,
      ZoneId zone,
      Locale locale,
      Request.Site site) {

    public Shown {
      hints = List.copyOf(hints);
    }

    /** A part of the progress bar: a status class, where it begins and how wide, in percent. */
    public record Segment(String statusClass, int start, int width) {}

    /** The parts of the progress bar, closed first. */
    public List<Segment> segments() {
      Progress progress = items.progress();
      List<Segment> segments = new ArrayList<>();
      int start = 0;
      start = add(segments, StatusClass.DONE, start, progress.done());
      start = add(segments, StatusClass.NOT_DOING, start, progress.notDoing());
      start = add(segments, StatusClass.DOING, start, progress.doing());
      add(segments, StatusClass.TO_DO, start, progress.toDo());
      return segments;
    }

    private int add(List<Segment> segments, StatusClass statusClass, int start, int count) {
      int width = items.progress().share(count);
      if (width > 0) {
        segments.add(new Segment(statusClass.key(), start, width));
      }
      return start + width;
    }

    /** Whether any item says which factor it answers. */
    public boolean hasFactors() {
      return items.rows().stream().anyMatch(row -> !row.factor().isEmpty());
    }

    /** Whether there is a state kept from when the page was shared. */
    public boolean hasThen() {
      return items.takenAt() != null;
    }

    /** How many columns a row has. */
    public int columns() {
      return 5 + (hasFactors() ? 1 : 0) + (hasThen() ? 1 : 0);
    }

    public String day(LocalDate date) {
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(date);
    }

    /** The time alone today, else with its day. */
    public String moment(Instant instant) {
      boolean isToday = LocalDate.ofInstant(instant, zone).equals(items.today());
      DateTimeFormatter format =
          isToday
              ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
              : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
      return format.withLocale(locale).withZone(zone).format(instant);
    }
  }
}
