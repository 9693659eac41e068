package org.blamelesswiki.postmortems.confluence;

import com.atlassian.confluence.content.render.xhtml.ConversionContext;
import com.atlassian.confluence.core.ContentEntityObject;
import com.atlassian.confluence.macro.Macro;
import java.util.Locale;
import java.util.Map;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.WikiPage;
import org.blamelesswiki.postmortems.web.ActionItemsMacro;
import org.blamelesswiki.postmortems.web.I18n;
import org.blamelesswiki.postmortems.web.Request;
import org.blamelesswiki.postmortems.web.SafeHtml;
import org.jspecify.annotations.Nullable;

/**
 * The action-items macro: the page's follow-ups with their live status, as the viewer may see them.
 *
 * <p>Everywhere but on the page itself it is a plain table without links that act: an exported file
 * or a mail is read by others than the one for whom it was made, so nobody's own view goes in, and
 * what was kept when the page was shared goes before what is now.
 */
public final class ActionItems implements Macro {

  private static final String DISPLAY = "display";
  private static final String PREVIEW = "preview";

  private final Plugin plugin;
  private final WikiAddress address;
  private final Doors doors;

  public ActionItems(Plugin plugin, WikiAddress address, Doors doors) {
    this.plugin = plugin;
    this.address = address;
    this.doors = doors;
  }

  @Override
  public String execute(
      Map<String, String> parameters, @Nullable String body, ConversionContext context) {
    ContentEntityObject entity = context.getEntity();
    Locale locale = plugin.confluence().users().currentLocale();
    I18n texts = I18n.of(locale);
    if (entity == null) {
      return "<p>" + SafeHtml.escape(texts.text("items.unavailable")).html() + "</p>";
    }
    boolean isShownToOne = isShownToOne(context);
    Viewer viewer = isShownToOne ? plugin.confluence().users().current() : Viewer.ANONYMOUS;
    WikiPage page = plugin.confluence().pages().wikiPage(entity, context.getSpaceKey());
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
    ActionItemsMacro macro = plugin.application().trackers().macro();
    SafeHtml items =
        isShownToOne
            ? macro.render(page, parameters, request)
            : macro.renderForFile(page, parameters, request);
    return items.html();
  }

  /** Whether what is made now is for the eyes of the current user alone. */
  static boolean isShownToOne(ConversionContext context) {
    String output = String.valueOf(context.getOutputType()).toLowerCase(Locale.ROOT);
    return output.equals(DISPLAY) || output.equals(PREVIEW);
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
