package org.blamelesswiki.postmortems.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.blamelesswiki.postmortems.spi.Pages;
import org.blamelesswiki.postmortems.spi.Viewer;

/**
 * Which of many pages a viewer may see, remembered for a minute: a wiki takes its time over ten
 * thousand permissions. Good for counting only; what is named has to be asked for itself.
 */
final class VisiblePages {

  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int VIEWERS = 200;

  private final Pages pages;
  private final Clock clock;
  private final Recent<Viewer, Seen> seen = new Recent<>(VIEWERS);

  VisiblePages(Pages pages, Clock clock) {
    this.pages = pages;
    this.clock = clock;
  }

  private record Seen(Set<String> asked, Set<String> visible, Instant at) {}

  /** Those of {@code ids} that {@code viewer} may see. */
  Set<String> of(Viewer viewer, Collection<String> ids) {
    Instant now = clock.instant();
    Seen remembered = seen.get(viewer);
    Seen last =
        remembered != null && now.isBefore(remembered.at().plus(REMEMBERED))
            ? remembered
            : new Seen(Set.of(), Set.of(), now);
    if (last.asked().containsAll(ids)) {
      return last.visible();
    }
    Set<String> asked = new HashSet<>(ids);
    Set<String> visible = new HashSet<>();
    for (String id : ids) {
      boolean isKnown = last.asked().contains(id);
      if (isKnown ? last.visible().contains(id) : pages.mayView(id, viewer)) {
        visible.add(id);
      }
    }
    seen.put(viewer, new Seen(asked, visible, last.at()));
    return visible;
  }
}
