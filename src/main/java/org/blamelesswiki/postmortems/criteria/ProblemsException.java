package org.blamelesswiki.postmortems.criteria;

import java.util.List;
import java.util.stream.Collectors;

/** What was given cannot be used; each problem names its field. Nothing was changed. */
public final class ProblemsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ProblemsException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of the fields. */
  public List<Problem> problems() {
    return problems;
  }
}
