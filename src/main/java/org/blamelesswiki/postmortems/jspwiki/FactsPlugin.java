package org.blamelesswiki.postmortems.jspwiki;

import java.util.Map;
import java.util.Optional;
import org.apache.wiki.api.core.Context;
import org.apache.wiki.api.plugin.Plugin;
import org.apache.wiki.plugin.DefaultPluginManager;
import org.blamelesswiki.postmortems.postmortem.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.PageState;
import org.blamelesswiki.postmortems.publishing.PostmortemRecord;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.web.I18n;

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
    String body = parameters.getOrDefault(DefaultPluginManager.PARAM_BODY, "");
    FactsView view =
        new FactsView(
            state.key(),
            installation
                .application()
                .register()
                .find(page)
                .flatMap(PostmortemRecord::decision)
                .map(decision -> decision.sentence(request.locale()))
                .orElse(""),
            FactsView.facts(body),
            page,
            state != PageState.PUBLISHED && installation.pages().mayEdit(page, viewer),
            request.site().wiki() + ShareServlet.PATH);
    return Styles.link(request.site())
        + installation
            .application()
            .views()
            .render("facts", view, I18n.of(request.locale()), request.toRequest(viewer))
            .html();
  }
}
