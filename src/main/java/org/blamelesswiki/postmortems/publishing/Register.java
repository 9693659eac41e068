package org.blamelesswiki.postmortems.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.Evaluator;
import org.blamelesswiki.postmortems.criteria.FactKey;
import org.blamelesswiki.postmortems.criteria.Facts;
import org.blamelesswiki.postmortems.criteria.History;
import org.blamelesswiki.postmortems.criteria.RecordedIncident;
import org.blamelesswiki.postmortems.criteria.Verdict;
import org.blamelesswiki.postmortems.criteria.Wording;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.FactsText;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.postmortem.Subject;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord.Decision;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.settings.RecordCodec;
import org.blamelesswiki.postmortems.settings.SharedRows;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.RowKeys;
import org.blamelesswiki.postmortems.spi.Store;

/**
 * The postmortems of the wiki with their verdicts, fed by what the wiki saves.
 *
 * <p>A verdict stays as it was made. When the facts of a page change it is made again, under the
 * criteria that held when it was made first; both are kept with their dates.
 */
public final class Register {

  private static final String PREFIX = "postmortems/";

  private final CriteriaSettings criteria;
  private final Obligations obligations;
  private final Clock clock;
  private final SharedRows<PostmortemRecord> records;

  /**
   * A register of what {@code store} holds, on this node and every other.
   *
   * @param obligations hears of each verdict and of what is published
   */
  public Register(Store store, CriteriaSettings criteria, Obligations obligations, Clock clock) {
    this.criteria = criteria;
    this.obligations = obligations;
    this.clock = clock;
    this.records =
        new SharedRows<>(store, PREFIX, new RecordCodec<>(PostmortemRecord.class, 1), clock);
  }

  /** Takes in a postmortem page that was saved; decides whether it is due if its facts are new. */
  public PostmortemRecord saved(PageRef page, int pageVersion, FactsMacro macro) {
    PostmortemRecord record =
        records.update(
            RowKeys.ofPage(PREFIX, page.id()), old -> taken(old, page, pageVersion, macro));
    if (record.published().isPresent() && !record.practice()) {
      obligations.published(page.id());
    }
    return record;
  }

  private PostmortemRecord taken(
      Optional<PostmortemRecord> old, PageRef page, int pageVersion, FactsMacro macro) {
    List<Decision> decisions =
        new ArrayList<>(old.map(PostmortemRecord::decisions).orElse(List.of()));
    if (old.isEmpty() || !old.get().facts().equals(macro.body())) {
      decisions.add(decide(page, pageVersion, macro, decisions));
    }
    boolean isPublished = macro.state() == PageState.PUBLISHED;
    long published = old.map(PostmortemRecord::publishedMillis).orElse(0L);
    return new PostmortemRecord(
        page.id(),
        page.space(),
        page.title(),
        macro.form().key(),
        macro.state().key(),
        macro.practice(),
        pageVersion,
        macro.body(),
        decisions,
        published == 0 && isPublished ? clock.millis() : published);
  }

  /** Forgets a page that was removed or is no postmortem any more. */
  public void removed(String pageId) {
    records.remove(RowKeys.ofPage(PREFIX, pageId));
    obligations.pageRemoved(pageId);
  }

  /** What is known of the page, if it is a postmortem. */
  public Optional<PostmortemRecord> find(String pageId) {
    return records.find(RowKeys.ofPage(PREFIX, pageId));
  }

  /** Every postmortem that counts, the trials left out; those without a date of their own last. */
  public List<PostmortemRecord> all() {
    FactsText text = text(criteria.value());
    return records.values().stream()
        .filter(record -> !record.practice())
        .map(record -> new Dated(started(record, text).orElse(Instant.MIN), record))
        .sorted(
            Comparator.comparing(Dated::started)
                .reversed()
                .thenComparing(dated -> dated.record().title()))
        .map(Dated::record)
        .toList();
  }

  /** A record with when its incident began: its facts are read once, not for every comparison. */
  private record Dated(Instant started, PostmortemRecord record) {}

  /** The incidents of all postmortems that count. */
  public List<RecordedIncident> incidents() {
    FactsText text = text(criteria.value());
    return records.values().stream()
        .filter(record -> !record.practice())
        .map(record -> new RecordedIncident(record.page(), text.parse(record.facts()).facts()))
        .toList();
  }

  /** The same, for criteria that look at repeats. */
  public History history() {
    return History.of(incidents());
  }

  /** When the incident of a postmortem began, if its facts say so. */
  public Optional<Instant> started(PostmortemRecord record) {
    return started(record, text(criteria.value()));
  }

  private static Optional<Instant> started(PostmortemRecord record, FactsText text) {
    return text.parse(record.facts()).facts().moment(FactKey.STARTED);
  }

  private Decision decide(PageRef page, int pageVersion, FactsMacro macro, List<Decision> earlier) {
    CriteriaSet set =
        earlier.isEmpty()
            ? criteria.value()
            : criteria.version(earlier.get(0).criteria()).orElseGet(criteria::value);
    Facts facts = text(set).parse(macro.body()).facts();
    Verdict verdict = Evaluator.of(set).evaluate(new RecordedIncident(page.id(), facts), history());
    if (!macro.practice()) {
      obligations.decided(
          Subject.page(page.id()), page.space(), page.title(), pageVersion, verdict, set, facts);
    }
    Instant now = clock.instant();
    Instant countedFrom =
        facts.moment(FactKey.ENDED).or(() -> facts.moment(FactKey.STARTED)).orElse(now);
    return new Decision(
        verdict.outcome().key(),
        Wording.of(Locale.ENGLISH).text(verdict.sentence()),
        set.version(),
        now.toEpochMilli(),
        verdict.dueAt(set.calendar(), countedFrom).map(Instant::toEpochMilli).orElse(0L));
  }

  private static FactsText text(CriteriaSet set) {
    return new FactsText(set.definitions(), set.calendar().zone());
  }
}
