package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.phrasing.Finding;
import org.blamelesswiki.postmortems.phrasing.KnownPeople;
import org.blamelesswiki.postmortems.phrasing.Phrasing;
import org.blamelesswiki.postmortems.phrasing.PhrasingCheck;
import org.blamelesswiki.postmortems.phrasing.RulePack;
import org.blamelesswiki.postmortems.publishing.Checks;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.RuleSettings;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.PageRef;
import org.blamelesswiki.postmortems.spi.Pages;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.Wiki;
import org.blamelesswiki.postmortems.spi.WikiPage;

/**
 * What rules would say of the pages that were changed last, beside what they say now. Only pages
 * that the viewer may see are read; nothing of it is stored.
 *
 * @param pages how many pages were read
 * @param counts the rules that find more or less than before
 * @param added suggestions that would be new, the first few
 * @param more how many more would be new
 * @param gone suggestions that would be gone, the first few
 * @param moreGone how many more would be gone
 */
public record RuleTrial(
    int pages,
    List<Count> counts,
    List<Snippet> added,
    int more,
    List<Snippet> gone,
    int moreGone) {

  /** How many pages are read; a few hundred milliseconds of work. */
  static final int PAGES = 50;

  private static final int SNIPPETS = 10;

  public RuleTrial {
    counts = List.copyOf(counts);
    added = List.copyOf(added);
    gone = List.copyOf(gone);
  }

  /**
   * A rule that finds more or less than before.
   *
   * @param rule its id
   * @param asks what its suggestions ask: {@code hint}, {@code confirm} or {@code block}
   * @param before how much it finds with the rules as they are saved
   * @param after how much with the rules as they stand in the form
   */
  public record Count(String rule, String asks, int before, int after) {

    private Count of(List<Found> was, List<Found> is) {
      return new Count(rule, asks, howMany(was), howMany(is));
    }

    private int howMany(List<Found> all) {
      return (int)
          all.stream()
              .filter(found -> found.rule().equals(rule) && found.asks().equals(asks))
              .count();
    }
  }

  /**
   * A suggestion where it stands.
   *
   * @param title the page's title
   * @param address the page, for the viewer
   * @param rule the rule's id
   */
  public record Snippet(
      String title, String address, String rule, String before, String flagged, String after) {}

  /** Compares two sets of rules on the last pages of the spaces that use the check. */
  static RuleTrial of(
      RuleSettings saved,
      RuleSettings changed,
      KnownPeople people,
      SiteSettings site,
      Wiki wiki,
      Viewer viewer) {
    Checks now = made(saved, people);
    Checks then = made(changed, people);
    List<Found> before = new ArrayList<>();
    List<Found> after = new ArrayList<>();
    int read = 0;
    for (WikiPage page : lastPages(site, wiki, viewer)) {
      String language = language(site, page.ref().space());
      Optional<PhrasingCheck> nowCheck = now.in(language);
      Optional<PhrasingCheck> thenCheck = then.in(language);
      if (nowCheck.isPresent() && thenCheck.isPresent()) {
        read++;
        before.addAll(find(nowCheck.get(), page));
        after.addAll(find(thenCheck.get(), page));
      }
    }
    List<Found> added = without(after, before);
    List<Found> gone = without(before, after);
    return new RuleTrial(
        read,
        counts(before, after),
        snippets(added, wiki.pages()),
        Math.max(0, added.size() - SNIPPETS),
        snippets(gone, wiki.pages()),
        Math.max(0, gone.size() - SNIPPETS));
  }

  private static List<WikiPage> lastPages(SiteSettings site, Wiki wiki, Viewer viewer) {
    return wiki.spaces().visibleTo(viewer).stream()
        .filter(space -> site.mode(space.key()) != Mode.OFF)
        .flatMap(space -> wiki.pages().recent(space.key(), PAGES, viewer).stream())
        .flatMap(ref -> wiki.pages().find(ref.id(), viewer).stream())
        .sorted(Comparator.comparing(WikiPage::modified).reversed())
        .limit(PAGES)
        .toList();
  }

  /** Checks with these rules, as a site that had saved them would make them. */
  private static Checks made(RuleSettings rules, KnownPeople people) {
    Map<String, Optional<PhrasingCheck>> byLanguage = new HashMap<>();
    return language ->
        byLanguage.computeIfAbsent(
            language,
            any ->
                RulePack.forLanguage(language)
                    .map(pack -> Phrasing.of(pack, rules.options(people))));
  }

  private static String language(SiteSettings site, String space) {
    return site.space(space).map(SpaceSettings::language).orElse("en");
  }

  private static List<Found> find(PhrasingCheck check, WikiPage page) {
    return check.check(page.document()).findings().stream()
        .map(finding -> new Found(page.ref(), finding))
        .toList();
  }

  private static List<Found> without(List<Found> all, List<Found> others) {
    Set<String> keys = new HashSet<>();
    others.forEach(found -> keys.add(found.key()));
    return all.stream().filter(Predicate.not(found -> keys.contains(found.key()))).toList();
  }

  private static List<Count> counts(List<Found> before, List<Found> after) {
    return Stream.concat(before.stream(), after.stream())
        .map(found -> new Count(found.rule(), found.asks(), 0, 0))
        .distinct()
        .sorted(Comparator.comparing(Count::rule).thenComparing(Count::asks))
        .map(count -> count.of(before, after))
        .filter(count -> count.before() != count.after())
        .toList();
  }

  private static List<Snippet> snippets(List<Found> all, Pages pages) {
    return all.stream().limit(SNIPPETS).map(found -> found.snippet(pages)).toList();
  }

  /** A finding with its page. */
  private record Found(PageRef page, Finding finding) {

    String key() {
      return page.id() + ' ' + rule() + ' ' + finding.span();
    }

    String rule() {
      return finding.rule().value();
    }

    String asks() {
      return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    Snippet snippet(Pages pages) {
      SentenceParts parts = SentenceParts.of(finding);
      return new Snippet(
          page.title(),
          pages.viewUrl(page.id()),
          rule(),
          parts.before(),
          parts.flagged(),
          parts.after());
    }
  }
}
