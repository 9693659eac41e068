package org.blamelesswiki.postmortems.confluence;

import com.atlassian.plugin.web.ContextProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.confluence.storage.FactsMacro;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.postmortem.NewPage;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.web.Request;

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
    Viewer viewer = plugin.confluence().users().current();
    Optional<WaitingPage> waiting = WaitingPage.of(plugin.application().drafts(), viewer);
    String title = text(context, "title");
    if (title.isEmpty()) {
      title = waiting.map(WaitingPage::title).orElse("");
    }
    if (!title.isEmpty()) {
      filled.put(TITLE, title);
    }
    String told = ofDialog(context, viewer);
    String facts = told.isEmpty() ? waiting.map(WaitingPage::facts).orElse("") : told;
    filled.put(FACTS, FactsMacro.storage(facts, parameters(waiting, told)));
    return filled;
  }

  private Map<String, String> parameters(Optional<WaitingPage> waiting, String told) {
    boolean isPractice = told.isEmpty() && waiting.filter(WaitingPage::practice).isPresent();
    return isPractice ? Map.of("form", form, "practice", "true") : Map.of("form", form);
  }

  /** What the dialog asked, as the body of the facts macro. */
  private String ofDialog(Map<String, Object> context, Viewer viewer) {
    Map<String, List<String>> fields = new HashMap<>();
    context.forEach(
        (name, value) -> {
          if (value instanceof String text && isAnswer(name)) {
            fields.put(name, name.equals("join") ? List.of(text.split(",", -1)) : List.of(text));
          }
        });
    if (fields.values().stream().allMatch(values -> values.get(0).isBlank())) {
      return "";
    }
    String title = text(context, "title");
    fields.put("title", List.of(title.isEmpty() ? form : title));
    fields.put("space", List.of(text(context, "spaceKey")));
    fields.put("step", List.of("questions"));
    Request request =
        new Request(
            Request.Method.POST,
            "/create",
            fields,
            viewer,
            plugin.confluence().users().currentLocale(),
            "",
            "",
            Plugin.site(""));
    return plugin.application().newPage(request).map(NewPage::facts).orElse("");
  }

  /** The fields of the wizard's screen, which the dialog shows. */
  private static boolean isAnswer(String name) {
    return Set.of("facts", "log", "join").contains(name)
        || name.startsWith("fact-")
        || name.startsWith("reason-")
        || name.startsWith("unknown-");
  }

  private static String text(Map<String, Object> context, String key) {
    return context.get(key) instanceof String text
        ? text.lines().findFirst().orElse("").strip()
        : "";
  }
}
