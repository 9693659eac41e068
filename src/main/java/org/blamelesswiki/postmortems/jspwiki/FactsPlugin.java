package org.blamelesswiki.postmortems.jspwiki;

import java.util.Map;
import java.util.Optional;
import org.apache.wiki.api.core.Context;
import org.apache.wiki.api.plugin.Plugin;
import org.apache.wiki.plugin.DefaultPluginManager;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.spi.Viewer;

/** What is known about the incident, how far the page is, and the way to share it. */
public final class FactsPlugin implements Plugin {

  @Override
  public String execute(Context context, Map<String, String> parameters) {
    Optional<Installation> installation = Installation.in(context.getEngine());
    Optional<CurrentRequest> request = CurrentRequest.get();
    if (installation.isEmpty() || request.isEmpty()) {
      return "";
    }
    return html(installation.get(), request.get(), context.getPage().getName(), parameters);
  }

  private static String html(
      Installation installation,
      CurrentRequest request,
      String page,
      Map<String, String> parameters) {
    Viewer viewer = installation.visitors().of(request.session());
    PageState state =
        PageState.ofKey(parameters.getOrDefault(FactsMacro.STATE, "")).orElse(PageState.DRAFT);
    return Styles.link(request.site())
        + installation
            .application()
            .factsBox()
            .render(
                page,
                parameters.getOrDefault(DefaultPluginManager.PARAM_BODY, ""),
                state,
                request.site().wiki() + ShareServlet.PATH,
                request.toRequest(viewer))
            .html();
  }
}
