package org.blamelesswiki.postmortems.confluence;

import com.atlassian.confluence.content.render.xhtml.ConversionContext;
import com.atlassian.confluence.core.ContentEntityObject;
import com.atlassian.confluence.macro.Macro;
import java.util.Locale;
import java.util.Map;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.web.Request;
import org.jspecify.annotations.Nullable;

/**
 * The macro that holds the facts of an incident as text and marks its page as a postmortem. Readers
 * see the facts as they were written, and whether a postmortem is due and why; in a file or a mail
 * nothing acts.
 */
public final class PostmortemFacts implements Macro {

  private final Plugin plugin;
  private final WikiAddress address;
  private final Doors doors;

  public PostmortemFacts(Plugin plugin, WikiAddress address, Doors doors) {
    this.plugin = plugin;
    this.address = address;
    this.doors = doors;
  }

  @Override
  public String execute(
      Map<String, String> parameters, @Nullable String body, ConversionContext context) {
    Locale locale = plugin.confluence().users().currentLocale();
    ContentEntityObject entity = context.getEntity();
    String page = entity == null ? "" : String.valueOf(entity.getLatestVersionId());
    boolean isShownToOne = ActionItems.isShownToOne(context);
    Viewer viewer = isShownToOne ? plugin.confluence().users().current() : Viewer.ANONYMOUS;
    Request request =
        new Request(
            Request.Method.GET,
            "/",
            Map.of(),
            viewer,
            locale,
            isShownToOne ? doors.tokens().current() : "",
            "",
            Plugin.site(address.path()));
    return plugin
        .application()
        .factsBox()
        .render(
            page,
            body == null ? "" : body,
            plugin.confluence().pages().stateOf(entity),
            "",
            request)
        .html();
  }

  @Override
  public BodyType getBodyType() {
    return BodyType.PLAIN_TEXT;
  }

  @Override
  public OutputType getOutputType() {
    return OutputType.BLOCK;
  }
}
