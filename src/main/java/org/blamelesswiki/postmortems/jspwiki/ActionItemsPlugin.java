package org.blamelesswiki.postmortems.jspwiki;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.wiki.api.core.Context;
import org.apache.wiki.api.plugin.Plugin;
import org.apache.wiki.plugin.DefaultPluginManager;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;

/** The page's action items with the status their trackers tell now. */
public final class ActionItemsPlugin implements Plugin {

  @Override
  public String execute(Context context, Map<String, String> parameters) {
    Optional<Installation> installation = Installation.in(context.getEngine());
    Optional<CurrentRequest> request = CurrentRequest.get();
    if (installation.isEmpty() || request.isEmpty()) {
      return "";
    }
    Viewer viewer = installation.get().visitors().of(request.get().session());
    Optional<WikiPage> page = installation.get().pages().find(context.getPage().getName(), viewer);
    Map<String, String> own = new TreeMap<>(parameters);
    own.remove(DefaultPluginManager.PARAM_CMDLINE);
    own.remove(DefaultPluginManager.PARAM_BODY);
    return page.map(
            p ->
                Styles.link(request.get().site())
                    + installation
                        .get()
                        .application()
                        .trackers()
                        .macro()
                        .render(p, own, request.get().toRequest(viewer))
                        .html())
        .orElse("");
  }
}
