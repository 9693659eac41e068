package org.blamelesswiki.postmortems.jspwiki;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.wiki.api.core.Context;
import org.apache.wiki.api.plugin.Plugin;
import org.blamelesswiki.postmortems.web.I18n;
import org.blamelesswiki.postmortems.web.SafeHtml;

/**
 * A link to one of our screens, for menus and pages: {@code PostmortemLink to='create'
 * text='Create'}. Without {@code to} it leads to the wizard.
 */
public final class LinkPlugin implements Plugin {

  /** Where a link may lead; anything else leads to the list of postmortems. */
  private static final Set<String> SCREENS = Set.of("create", "try", "admin", "due", "requests");

  @Override
  public String execute(Context context, Map<String, String> parameters) {
    Optional<CurrentRequest> request = CurrentRequest.get();
    if (request.isEmpty()) {
      return "";
    }
    String text =
        Optional.ofNullable(parameters.get("text"))
            .orElseGet(() -> I18n.of(request.get().locale()).text("create.title"));
    String to = parameters.getOrDefault("to", "create");
    String path = SCREENS.contains(to) ? to : "";
    return "<a class=\"pm-link\" href=\"%s/%s\">%s</a>"
        .formatted(SafeHtml.escape(request.get().site().screens()), path, SafeHtml.escape(text));
  }
}
