package org.blamelesswiki.postmortems.web;

import java.util.ArrayList;
import java.util.List;
import org.blamelesswiki.postmortems.phrasing.Category;
import org.jspecify.annotations.Nullable;

/**
 * The rules screen.
 *
 * @param rows the shipped rules
 * @param allowed words that are never part of a suggestion, one a line
 * @param own the admins' own rules
 * @param version the version of the settings it was read from
 * @param saved whether they have just been saved
 * @param stale whether somebody else saved in between, so that nothing was changed
 * @param problems what is wrong with the form
 * @param theirs what somebody else saved in between, one change of a shipped rule each
 * @param trial what the rules in the form would say of the last pages; null unless asked for
 */
public record RulesView(
    List<RuleRow> rows,
    String allowed,
    List<OwnRuleRow> own,
    long version,
    boolean saved,
    boolean stale,
    Problems problems,
    List<RuleRow> theirs,
    @Nullable RuleTrial trial) {

  public RulesView {
    rows = List.copyOf(rows);
    own = List.copyOf(own);
    theirs = List.copyOf(theirs);
  }

  RulesView withTrial(RuleTrial tried) {
    return new RulesView(rows, allowed, own, version, saved, stale, problems, theirs, tried);
  }

  /** The admins' own rules, and an empty form for one more. */
  public List<OwnRuleRow> ownAndNew() {
    List<OwnRuleRow> all = new ArrayList<>(own);
    if (own.isEmpty() || !own.get(own.size() - 1).isBlank()) {
      all.add(OwnRuleRow.NEW);
    }
    return all;
  }

  public List<Category> categories() {
    return List.of(Category.values());
  }
}
