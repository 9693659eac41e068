package org.blamelesswiki.postmortems.jspwiki;

import java.util.Map;
import java.util.Optional;
import org.apache.wiki.api.core.Context;
import org.apache.wiki.api.plugin.Plugin;
import org.blamelesswiki.postmortems.web.I18n;
import org.blamelesswiki.postmortems.web.SafeHtml;

/** A link to the wizard, for menus and pages: {@code [{CreatePostmortem text='Create'}]}. */
public final class CreatePlugin implements Plugin {

  @Override
  public String execute(Context context, Map<String, String> parameters) {
    Optional<CurrentRequest> request = CurrentRequest.get();
    if (request.isEmpty()) {
      return "";
    }
    String text =
        Optional.ofNullable(parameters.get("text"))
            .orElseGet(() -> I18n.of(request.get().locale()).text("create.title"));
    return "<a class=\"pm-create\" href=\"%s/create\">%s</a>"
        .formatted(SafeHtml.escape(request.get().site().screens()), SafeHtml.escape(text));
  }
}
