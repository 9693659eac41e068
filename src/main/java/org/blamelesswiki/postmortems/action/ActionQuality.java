package org.blamelesswiki.postmortems.action;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.blamelesswiki.postmortems.action.QualityHint.Kind;
import org.blamelesswiki.postmortems.text.Block;
import org.blamelesswiki.postmortems.text.BlockKind;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.text.SectionRole;

/**
 * What makes an action item likely to be done and to last: an owner, a date, an end that can be
 * seen, a change of the system. The reasons are in Lueder and Beyer's "Postmortem Action Items:
 * Plan the Work and Work the Plan" (actionable, specific, bounded).
 */
public final class ActionQuality {

  /** Beginnings that name a direction and no end. */
  private static final Set<String> OPEN_ENDED =
      Set.of(
          "improve",
          "investigate",
          "consider",
          "discuss",
          "explore",
          "monitor",
          "review",
          "think",
          "revisit",
          "look",
          "try",
          "verbessern",
          "untersuchen",
          "prüfen",
          "überlegen");

  /** What asks for care instead of changing what care has to make up for. */
  private static final List<String> CARE =
      List.of(
          "be more careful",
          "be careful",
          "more careful",
          "pay attention",
          "pay more attention",
          "more attention",
          "be vigilant",
          "more vigilant",
          "double-check",
          "double check",
          "remind ",
          "retrain",
          "re-train",
          "be aware",
          "raise awareness",
          "make sure everyone",
          "vorsichtiger",
          "mehr aufpassen",
          "besser aufpassen",
          "daran erinnern");

  private static final int LONGEST_OPEN_ENDED_TITLE = 60;

  private ActionQuality() {}

  /** Thoughts on {@code items} and on {@code factors}, in that order. */
  public static List<QualityHint> hints(Collection<ActionItem> items, List<String> factors) {
    List<QualityHint> hints = new ArrayList<>();
    items.forEach(item -> addItem(item, hints));
    addFactors(items, factors, hints);
    return hints;
  }

  /** The contributing factors of a page: the list items of its sections on causes. */
  public static List<String> factors(Document document) {
    List<String> factors = new ArrayList<>();
    for (Section section : document.sections()) {
      if (section.role() == SectionRole.CAUSES) {
        for (Block block : section.blocks()) {
          if (block.kind() == BlockKind.LIST_ITEM && !block.text().isBlank()) {
            factors.add(block.text().text().strip());
          }
        }
      }
    }
    return factors;
  }

  private static void addItem(ActionItem item, List<QualityHint> hints) {
    Details details = item.details();
    if (details == null) {
      return;
    }
    String about = item.id().label().isEmpty() ? details.title() : item.id().label();
    boolean isLeft = item.row().state() == Agreement.NOT_DONE_BECAUSE;
    if (isLeft && item.row().reason().isEmpty()) {
      hints.add(new QualityHint(Kind.NO_REASON, about));
    }
    if (isLeft || details.status().statusClass().isClosed()) {
      return;
    }
    if (details.owner().isNobody()) {
      hints.add(new QualityHint(Kind.NO_OWNER, about));
    }
    if (details.due() == null) {
      hints.add(new QualityHint(Kind.NO_DATE, about));
    }
    String title = details.title().toLowerCase(Locale.ROOT);
    if (CARE.stream().anyMatch(title::contains)) {
      hints.add(new QualityHint(Kind.MORE_CAREFUL, about));
    } else if (isOpenEnded(title)) {
      hints.add(new QualityHint(Kind.NO_END, about));
    }
  }

  /** A long title, or one with a number, usually says what will be there at the end. */
  private static boolean isOpenEnded(String title) {
    int blank = title.indexOf(' ');
    String first = blank < 0 ? title : title.substring(0, blank);
    return OPEN_ENDED.contains(first)
        && title.length() <= LONGEST_OPEN_ENDED_TITLE
        && title.chars().noneMatch(Character::isDigit)
        && !title.contains(" until ")
        && !title.contains(" so that ");
  }

  /** Says nothing where a page does not connect its items with factors at all. */
  private static void addFactors(
      Collection<ActionItem> items, List<String> factors, List<QualityHint> hints) {
    List<String> answered =
        items.stream()
            .map(item -> item.row().factor().toLowerCase(Locale.ROOT))
            .filter(factor -> !factor.isEmpty())
            .toList();
    if (answered.isEmpty() && !items.isEmpty()) {
      return;
    }
    for (String factor : factors) {
      String lower = factor.toLowerCase(Locale.ROOT);
      boolean isAccepted = lower.contains("accepted") || lower.contains("not done because");
      boolean isAnswered =
          answered.stream().anyMatch(answer -> lower.contains(answer) || answer.contains(lower));
      if (!isAccepted && !isAnswered) {
        hints.add(new QualityHint(Kind.FACTOR_WITHOUT_ACTION, factor));
      }
    }
  }
}
