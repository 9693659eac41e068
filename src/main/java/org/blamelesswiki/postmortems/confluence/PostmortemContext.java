package org.blamelesswiki.postmortems.confluence;

import com.atlassian.plugin.web.ContextProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.blamelesswiki.postmortems.confluence.storage.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.Form;

/**
 * Fills the blueprint's template: the facts from the dialog, or those that the author told the
 * wizard before.
 */
public final class PostmortemContext implements ContextProvider {

  /** The key under which Confluence takes the page's title. */
  static final String TITLE = "ContentPageTitle";

  /** The template's variable for the whole facts macro. */
  static final String FACTS = "postmortemFacts";

  private final Plugin plugin;
  private String form = Form.INCIDENT.key();

  public PostmortemContext(Plugin plugin) {
    this.plugin = plugin;
  }

  /** Takes the form that the descriptor names. */
  @Override
  public void init(Map<String, String> params) {
    form = params.getOrDefault("form", form);
  }

  @Override
  public Map<String, Object> getContextMap(Map<String, Object> context) {
    Map<String, Object> filled = new HashMap<>(context);
    Optional<WaitingPage> waiting =
        WaitingPage.of(plugin.application().drafts(), plugin.confluence().users().current());
    String title = text(context, "title");
    if (title.isEmpty()) {
      title = waiting.map(WaitingPage::title).orElse("");
    }
    if (!title.isEmpty()) {
      filled.put(TITLE, title);
    }
    String facts = waiting.map(WaitingPage::facts).orElseGet(() -> ofDialog(context));
    filled.put(FACTS, FactsMacro.storage(facts, Map.of("form", form)));
    return filled;
  }

  /** What the dialog asked: when it started and which service. */
  private static String ofDialog(Map<String, Object> context) {
    StringBuilder facts = new StringBuilder();
    for (String fact : new String[] {"started", "service"}) {
      String value = text(context, fact);
      if (!value.isEmpty()) {
        facts.append(fact).append(": ").append(value).append('\n');
      }
    }
    return facts.toString();
  }

  private static String text(Map<String, Object> context, String key) {
    return context.get(key) instanceof String text
        ? text.lines().findFirst().orElse("").strip()
        : "";
  }
}
