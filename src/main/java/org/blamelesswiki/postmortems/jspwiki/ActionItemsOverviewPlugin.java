package org.blamelesswiki.postmortems.jspwiki;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.wiki.api.core.Context;
import org.apache.wiki.api.plugin.Plugin;
import org.blamelesswiki.postmortems.spi.Viewer;

/** The action items of all postmortems, counted and listed. */
public final class ActionItemsOverviewPlugin implements Plugin {

  @Override
  public String execute(Context context, Map<String, String> parameters) {
    Optional<Installation> installation = Installation.in(context.getEngine());
    Optional<CurrentRequest> request = CurrentRequest.get();
    if (installation.isEmpty() || request.isEmpty()) {
      return "";
    }
    Viewer viewer = installation.get().visitors().of(request.get().session());
    return Styles.link(request.get().site())
        + installation
            .get()
            .application()
            .trackers()
            .rollUp()
            .render(new TreeMap<>(parameters), request.get().toRequest(viewer))
            .html();
  }
}
