package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.blamelesswiki.postmortems.criteria.Audience;
import org.blamelesswiki.postmortems.criteria.Level;
import org.blamelesswiki.postmortems.postmortem.Ending;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Basis;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Matter;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation.Terms;
import org.blamelesswiki.postmortems.postmortem.Reminders;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.publishing.Daily;
import org.blamelesswiki.postmortems.publishing.Obligations;
import org.blamelesswiki.postmortems.publishing.Register;
import org.blamelesswiki.postmortems.publishing.Requests;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.Wiki;

/** Everything about what is due put together for one wiki: the screens, requests, reminders. */
public final class DueDesk {

  /** Nobody is reminded in the night. */
  private static final LocalTime FIRST_MAIL = LocalTime.of(7, 0);

  private final Wiki wiki;
  private final CriteriaSettings criteria;
  private final Register register;
  private final Obligations obligations;
  private final Requests requests;
  private final Clock clock;
  private final DueMessages messages;
  private final Daily reminding;
  private final Map<String, Screen> screens;

  /**
   * The desk of one wiki.
   *
   * @param queries what else the list of what is not written yet covers, in the words of admins
   */
  DueDesk(
      Wiki wiki,
      CriteriaSettings criteria,
      Register register,
      Obligations obligations,
      Clock clock,
      Views views,
      Supplier<List<String>> queries) {
    this.wiki = wiki;
    this.criteria = criteria;
    this.register = register;
    this.obligations = obligations;
    this.requests = new Requests(wiki.store(), clock);
    this.clock = clock;
    this.messages = new DueMessages(wiki.notifications(), wiki.users(), this::zone);
    this.reminding = new Daily(wiki.store(), "reminders");
    obligations.whenEnded(this::ended);
    this.screens =
        Map.of(
            DueAddresses.LIST,
            new DueScreen(this, views, queries),
            DueAddresses.ONE,
            new ObligationScreen(this, views),
            DueAddresses.REQUESTS,
            new RequestsScreen(this, views),
            DueAddresses.ASK,
            new AskScreen(this, views),
            DueAddresses.REQUEST,
            new RequestScreen(this, views));
  }

  Map<String, Screen> screens() {
    return screens;
  }

  /** The requests of teams for postmortems of others. */
  public Requests requests() {
    return requests;
  }

  /**
   * Reminds the owners of what is due, once a day in the whole site, however often and on however
   * many nodes it is called.
   *
   * @return whether this call did the work of the day
   */
  boolean remind() {
    ZonedDateTime now = clock.instant().atZone(zone());
    LocalDate today = now.toLocalDate();
    if (now.toLocalTime().isBefore(FIRST_MAIL) || !reminding.claim(today)) {
      return false;
    }
    for (Reminders.Reminder reminder : Reminders.on(today, zone(), obligations.open())) {
      // Noted first: whatever happens in between, nobody hears of the same thing twice.
      reminder.obligations().forEach(due -> obligations.reminded(due.subject(), today));
      messages.remind(reminder, today);
    }
    requests.removeExpired();
    return true;
  }

  /** Takes a user who left out of every row of this desk. */
  void forgetUser(String userId) {
    obligations.forgetUser(userId);
    requests.forgetUser(userId);
  }

  /** The users that rows of this desk name. */
  Set<String> users() {
    Set<String> users = new HashSet<>();
    obligations.open().forEach(due -> due.standing().owner().ifPresent(users::add));
    requests.all().forEach(request -> users.addAll(request.askers()));
    return users;
  }

  Wiki wiki() {
    return wiki;
  }

  CriteriaSettings criteria() {
    return criteria;
  }

  Register register() {
    return register;
  }

  Obligations obligations() {
    return obligations;
  }

  DueMessages messages() {
    return messages;
  }

  Instant now() {
    return clock.instant();
  }

  /** The zone that dates are in. */
  ZoneId zone() {
    return criteria.value().calendar().zone();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone());
  }

  /** What is or was due for the subject, if the viewer may see it. */
  Optional<RecordedObligation> find(Subject subject, Viewer viewer) {
    return obligations.find(subject).filter(due -> maySee(due, viewer));
  }

  /** Whether a viewer may see that it is due: its page, or its space where there is none. */
  boolean maySee(RecordedObligation due, Viewer viewer) {
    return due.subject().kind() == Subject.Kind.PAGE
        ? wiki.pages().mayView(due.subject().id(), viewer)
        : wiki.spaces().find(due.matter().space(), viewer).isPresent();
  }

  /** Whether a viewer may take it up, or decide what becomes of it: whoever may write there. */
  boolean mayDecide(RecordedObligation due, Viewer viewer) {
    return viewer.isLoggedIn()
        && (due.isOf(viewer.id())
            || ownsSpace(due, viewer)
            || wiki.spaces().mayCreate(due.matter().space(), viewer));
  }

  /** Whether a viewer may name others to coordinate it. */
  boolean ownsSpace(RecordedObligation due, Viewer viewer) {
    return wiki.spaces().mayAdminister(due.matter().space(), viewer);
  }

  /** The request, if the viewer may see the space that is asked. */
  Optional<PostmortemRequest> findRequest(String id, Viewer viewer) {
    return requests
        .find(id)
        .filter(request -> wiki.spaces().find(request.space(), viewer).isPresent());
  }

  /**
   * Accepts a request: from now on it is due in the space.
   *
   * @param page the page that is to settle it, if there is one
   * @throws IllegalArgumentException if it is answered already, or due before it was asked
   */
  void accept(PostmortemRequest request, String owner, LocalDate due, Optional<String> page) {
    PostmortemRequest accepted = requests.accept(request.id(), due);
    Subject subject = Subject.request(request.id());
    Instant end = due.plusDays(1).atStartOfDay(zone()).toInstant().minusSeconds(1);
    obligations.record(
        subject,
        new Matter(
            request.space(),
            request.incident(),
            Level.REQUIRED,
            new Terms(Optional.of(end), Set.of(), Audience.COMPANY, true),
            Set.of(),
            new Basis(0, criteria.value().version(), Set.of(request.criterion().value())),
            clock.instant()));
    obligations.setOwner(subject, Optional.of(owner));
    messages.accepted(accepted, due);
    page.ifPresent(id -> settledBy(subject, id));
  }

  /** Says which page settles it; one that is published does so at once. */
  void settledBy(Subject subject, String page) {
    obligations.settledBy(subject, page);
    register
        .find(page)
        .filter(record -> record.published().isPresent())
        .ifPresent(record -> obligations.published(page));
  }

  /** Declines a request in writing. */
  void decline(PostmortemRequest request, String instead) {
    requests.decline(request.id(), instead);
    messages.declined(request, instead);
  }

  /** What was due for a request ended: whoever asked hears of it. */
  private void ended(RecordedObligation due) {
    if (due.subject().kind() != Subject.Kind.REQUEST) {
      return;
    }
    Ending ending = due.standing().ending().orElseThrow();
    Optional<PostmortemRequest> request = requests.find(due.subject().id());
    if (request.isEmpty() || request.get().state().isFinal()) {
      return;
    }
    if (ending instanceof Ending.Published published) {
      requests.published(request.get().id(), published.page());
      messages.published(request.get());
    } else if (!ending.because().isEmpty()) {
      decline(request.get(), ending.because());
    }
  }
}
