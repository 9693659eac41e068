package org.blamelesswiki.postmortems.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Criterion;
import org.blamelesswiki.postmortems.criteria.Quantity;
import org.blamelesswiki.postmortems.criteria.ReasonClass;
import org.blamelesswiki.postmortems.criteria.Scope;
import org.blamelesswiki.postmortems.criteria.StarterCriteria;
import org.blamelesswiki.postmortems.criteria.Window;
import org.blamelesswiki.postmortems.criteria.Wording;
import org.jspecify.annotations.Nullable;

/**
 * The criteria screen.
 *
 * @param groups the criteria, by reason class
 * @param version the version of the row it was read from
 * @param setVersion counts the versions of the criteria
 * @param severities the site's scale of incident severity, the most severe first
 * @param owner who is asked to revisit them
 * @param reviewMonths how many months until they are revisited
 * @param reviewOn when that is, as ISO 8601
 * @param reviewIsDue whether that day has come
 * @param saved whether they have just been saved
 * @param theirs what somebody else saved in between, so that nothing was changed; or null
 * @param problems what is wrong with the form
 * @param preview what the change would have done, before it is saved; or null
 * @param place whose criteria they are
 */
public record CriteriaView(
    List<Group> groups,
    long version,
    int setVersion,
    List<String> severities,
    String owner,
    String reviewMonths,
    String reviewOn,
    boolean reviewIsDue,
    boolean saved,
    @Nullable CriteriaView theirs,
    Problems problems,
    @Nullable PreviewView preview,
    Place place) {

  private static final int DAYS_A_MONTH = 30;

  /**
   * Whose criteria they are.
   *
   * @param path the address of the form below the screens'
   * @param space the key of the space; empty for the site
   * @param name what readers call the space
   * @param mayReplace whether a space may put its own in the place of the site's
   * @param replaces of a space whether it does; of the site whether spaces may
   * @param ofSite the site's criteria that are switched on, for a space that adds to them
   * @param starters the shipped criteria that can be added
   */
  public record Place(
      String path,
      String space,
      String name,
      boolean mayReplace,
      boolean replaces,
      List<String> ofSite,
      List<Starter> starters) {
    public Place {
      ofSite = List.copyOf(ofSite);
      starters = List.copyOf(starters);
    }

    static final Place SITE =
        new Place("/admin/criteria", "", "", true, false, List.of(), List.of());
  }

  /** A shipped criterion. */
  public record Starter(String id, String name) {}

  public CriteriaView {
    groups = List.copyOf(groups);
    severities = List.copyOf(severities);
  }

  /**
   * The criteria of one reason class.
   *
   * @param reasonClass its key
   */
  public record Group(String reasonClass, List<Row> rows) {
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One criterion.
   *
   * @param id its permanent name
   * @param name what readers call it
   * @param explanation why we care
   * @param enabled whether it is looked at
   * @param starter whether its values are the shipped ones
   * @param level the key of its level
   * @param number its one number as typed; empty when it has none
   * @param unit the unit of that number
   * @param severity its one level of incident severity; empty when it has none
   */
  public record Row(
      String id,
      String name,
      String explanation,
      boolean enabled,
      boolean starter,
      String level,
      String number,
      String unit,
      String severity) {

    Row typed(Request request) {
      return new Row(
          id,
          name,
          explanation,
          enabled,
          starter,
          request.optional("level-" + id).orElse(level),
          request.optional("number-" + id).orElse(number),
          unit,
          request.optional("severity-" + id).orElse(severity));
    }
  }

  static CriteriaView of(CriteriaSet set, long version, Locale locale, LocalDate today) {
    Wording wording = Wording.of(locale);
    List<Group> groups = new ArrayList<>();
    for (ReasonClass reasonClass : ReasonClass.values()) {
      List<Row> rows =
          set.criteria().stream()
              .filter(criterion -> criterion.reasonClass() == reasonClass)
              .map(criterion -> row(criterion, wording))
              .toList();
      if (!rows.isEmpty()) {
        groups.add(new Group(reasonClass.key(), rows));
      }
    }
    return new CriteriaView(
        groups,
        version,
        set.version(),
        set.scale().levels(),
        set.owner(),
        Integer.toString(months(set.reviewEvery())),
        set.reviewOn().toString(),
        version > 0 && !set.reviewOn().isAfter(today),
        false,
        null,
        Problems.none(),
        null,
        Place.SITE);
  }

  /** In months, rounded up: the form asks for months. */
  private static int months(Window window) {
    return window.kind() == Window.Kind.MONTHS
        ? window.amount()
        : (window.amount() + DAYS_A_MONTH - 1) / DAYS_A_MONTH;
  }

  private static Row row(Criterion criterion, Wording wording) {
    Optional<Quantity> number = criterion.number();
    return new Row(
        criterion.id().value(),
        wording.words(criterion.name()),
        wording.words(criterion.explanation()),
        criterion.enabled(),
        criterion.starter(),
        criterion.level().key(),
        number.map(CriteriaView::plain).orElse(""),
        number.map(quantity -> wording.text(quantity.unit())).orElse(""),
        criterion.severityLevel().orElse(""));
  }

  /** The number as an input field takes it. */
  private static String plain(Quantity quantity) {
    double amount = quantity.amount();
    return amount == Math.rint(amount) ? Long.toString((long) amount) : Double.toString(amount);
  }

  CriteriaView withSaved() {
    return with(true, theirs, problems, preview, place);
  }

  CriteriaView withTheirs(CriteriaView newTheirs) {
    return with(false, newTheirs, problems, preview, place);
  }

  CriteriaView withPreview(PreviewView newPreview) {
    return with(false, theirs, problems, newPreview, place);
  }

  CriteriaView at(CriteriaPlace.At at, Locale locale) {
    Wording wording = Wording.of(locale);
    Set<String> here = new HashSet<>();
    groups.forEach(group -> group.rows().forEach(row -> here.add(row.id())));
    boolean replaces =
        at.read().value().scope() instanceof Scope.Space space ? space.replaces() : at.mayReplace();
    return with(
        saved,
        theirs,
        problems,
        preview,
        new Place(
            at.isSite() ? "/admin/criteria" : "/criteria",
            at.space(),
            at.name(),
            at.isSite() || at.mayReplace(),
            replaces,
            at.isSite()
                ? List.of()
                : at.ofSite().criteria().stream()
                    .filter(Criterion::enabled)
                    .map(criterion -> wording.words(criterion.name()))
                    .toList(),
            StarterCriteria.library().criteria().stream()
                .filter(criterion -> !here.contains(criterion.id().value()))
                .map(
                    criterion ->
                        new Starter(criterion.id().value(), wording.words(criterion.name())))
                .toList()));
  }

  /** The same with what was typed where it could not be taken. */
  CriteriaView typed(Request request, Problems newProblems) {
    return new CriteriaView(
        groups.stream()
            .map(
                group ->
                    new Group(
                        group.reasonClass(),
                        group.rows().stream().map(row -> row.typed(request)).toList()))
            .toList(),
        version,
        setVersion,
        severities,
        request.optional("owner").orElse(owner),
        request.optional("review-months").orElse(reviewMonths),
        reviewOn,
        reviewIsDue,
        false,
        null,
        newProblems,
        null,
        place);
  }

  private CriteriaView with(
      boolean newSaved,
      @Nullable CriteriaView newTheirs,
      Problems newProblems,
      @Nullable PreviewView newPreview,
      Place newPlace) {
    return new CriteriaView(
        groups,
        version,
        setVersion,
        severities,
        owner,
        reviewMonths,
        reviewOn,
        reviewIsDue,
        newSaved,
        newTheirs,
        newProblems,
        newPreview,
        newPlace);
  }

  /** The criteria that are switched on, in a row. */
  public List<Row> enabled() {
    return groups.stream().flatMap(group -> group.rows().stream()).filter(Row::enabled).toList();
  }
}
