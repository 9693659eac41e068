package org.blamelesswiki.postmortems.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.postmortem.PostmortemRequest;
import org.blamelesswiki.postmortems.postmortem.RecordedObligation;
import org.blamelesswiki.postmortems.postmortem.Reminders.Reminder;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.spi.Notifications;
import org.blamelesswiki.postmortems.spi.Users;

/**
 * What users are told through the wiki: an owner of what is due, whoever asked for a postmortem of
 * the answer. Nobody else, and never anybody's manager.
 */
final class DueMessages {

  private final Notifications notifications;
  private final Users users;
  private final Supplier<ZoneId> zone;

  /**
   * Messages of one wiki.
   *
   * @param zone the zone that dates are in
   */
  DueMessages(Notifications notifications, Users users, Supplier<ZoneId> zone) {
    this.notifications = notifications;
    this.users = users;
    this.zone = zone;
  }

  /** All that one owner is reminded of on a day. */
  void remind(Reminder reminder, LocalDate today) {
    I18n texts = texts(reminder.owner());
    String lines =
        reminder.obligations().stream()
            .map(due -> line(due, today, texts))
            .collect(Collectors.joining("\n\n"));
    notifications.send(
        reminder.owner(),
        texts.text("mail.reminder.subject", reminder.obligations().size()),
        texts.text("mail.reminder.text", lines, notifications.addressOf("/due?show=mine")));
  }

  private String line(RecordedObligation due, LocalDate today, I18n texts) {
    LocalDate day = due.dueOn(zone.get()).orElse(today);
    String when =
        day.isAfter(today)
            ? texts.text("mail.reminder.soon", day.toString())
            : day.equals(today)
                ? texts.text("mail.reminder.today")
                : texts.text("mail.reminder.past", day.toString());
    return due.matter().title() + "\n" + when + "\n" + addressOf(due.subject());
  }

  /** A user was named to coordinate it, by somebody else. */
  void named(String owner, RecordedObligation due) {
    I18n texts = texts(owner);
    String until =
        due.dueOn(zone.get()).map(day -> texts.text("mail.named.until", day.toString())).orElse("");
    notifications.send(
        owner,
        texts.text("mail.named.subject", due.matter().title()),
        texts.text("mail.named.text", due.matter().title(), until, addressOf(due.subject())));
  }

  /** The space accepted what those users asked. */
  void accepted(PostmortemRequest request, LocalDate due) {
    for (String asker : request.askers()) {
      I18n texts = texts(asker);
      notifications.send(
          asker,
          texts.text("mail.accepted.subject", request.incident()),
          texts.text("mail.accepted.text", request.incident(), due.toString(), addressOf(request)));
    }
  }

  /**
   * The space declined what those users asked.
   *
   * @param request as it was before: it still says who hears of it
   */
  void declined(PostmortemRequest request, String instead) {
    for (String asker : request.askers()) {
      I18n texts = texts(asker);
      notifications.send(
          asker,
          texts.text("mail.declined.subject", request.incident()),
          texts.text("mail.declined.text", request.incident(), instead, addressOf(request)));
    }
  }

  /**
   * What those users asked for is published.
   *
   * @param request as it was before: it still says who hears of it
   */
  void published(PostmortemRequest request) {
    for (String asker : request.askers()) {
      I18n texts = texts(asker);
      notifications.send(
          asker,
          texts.text("mail.published.subject", request.incident()),
          texts.text("mail.published.text", request.incident(), addressOf(request)));
    }
  }

  private String addressOf(Subject subject) {
    return notifications.addressOf(DueAddresses.of(subject));
  }

  private String addressOf(PostmortemRequest request) {
    return notifications.addressOf(DueAddresses.of(request));
  }

  private I18n texts(String user) {
    return I18n.of(users.locale(user));
  }
}
