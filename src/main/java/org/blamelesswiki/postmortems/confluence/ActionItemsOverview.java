package org.blamelesswiki.postmortems.confluence;

import com.atlassian.confluence.content.render.xhtml.ConversionContext;
import com.atlassian.confluence.macro.Macro;
import java.util.Locale;
import java.util.Map;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.web.Request;
import org.jspecify.annotations.Nullable;

/**
 * The action items of all postmortems, counted and listed. In a file or a mail it shows what a
 * visitor sees, as others read those than the one for whom they were made.
 */
public final class ActionItemsOverview implements Macro {

  private final Plugin plugin;
  private final WikiAddress address;

  public ActionItemsOverview(Plugin plugin, WikiAddress address) {
    this.plugin = plugin;
    this.address = address;
  }

  @Override
  public String execute(
      Map<String, String> parameters, @Nullable String body, ConversionContext context) {
    Locale locale = plugin.confluence().users().currentLocale();
    Viewer viewer =
        ActionItems.isShownToOne(context)
            ? plugin.confluence().users().current()
            : Viewer.ANONYMOUS;
    Request request =
        new Request(
            Request.Method.GET, "/", Map.of(), viewer, locale, "", "", Plugin.site(address.path()));
    return plugin.application().trackers().rollUp().render(parameters, request).html();
  }

  @Override
  public BodyType getBodyType() {
    return BodyType.NONE;
  }

  @Override
  public OutputType getOutputType() {
    return OutputType.BLOCK;
  }
}
