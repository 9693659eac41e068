package org.blamelesswiki.postmortems.confluence.save;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.web.I18n;
import org.blamelesswiki.postmortems.web.PanelView;
import org.blamelesswiki.postmortems.web.Request;
import org.blamelesswiki.postmortems.web.SafeHtml;
import org.blamelesswiki.postmortems.web.SuggestionsView;
import org.blamelesswiki.postmortems.web.Views;

/**
 * The answer to a classic form that waits: a page that holds every field and sends them again. It
 * needs no session, no draft and no script, so it works on any node and loses nothing.
 */
final class HeldForm {

  private static final Set<String> OURS =
      Set.of(SuggestionsView.KEEP_FIELD, SuggestionsView.WORDS_FIELD, SuggestionsView.SHOWN_FIELD);

  private final Views views;
  private final String screens;

  /**
   * Renders with our views.
   *
   * @param screens the path below the wiki's own where our screens are served
   */
  HeldForm(Views views, String screens) {
    this.views = views;
    this.screens = screens;
  }

  /** The page, as a whole HTML document that Confluence puts its header and footer around. */
  String of(Decision.Hold hold, SaveRequest request) {
    Map<String, List<String>> fields = sentInForm(request);
    String text =
        hold.verdict().isPresent()
            ? hold.text()
            : fields.getOrDefault(SaveReader.TEXT_FIELD, List.of("")).get(0);
    PanelView panel =
        hold.verdict()
            .map(verdict -> SuggestionsView.of(verdict, text, ""))
            .map(suggestions -> new PanelView(suggestions, "#pm-held-text"))
            .orElse(null);
    String assets = request.wikiPath() + screens + "/assets";
    HeldFormView view =
        new HeldFormView(
            action(request), hidden(fields, text), escape(text), panel, back(request), assets);
    Request asked =
        new Request(
            Request.Method.POST,
            "/",
            Map.of(),
            Viewer.ANONYMOUS,
            request.locale(),
            "",
            "",
            new Request.Site(request.wikiPath(), request.wikiPath() + screens));
    return views.render("held-form", view, I18n.of(request.locale()), asked).html();
  }

  private static String action(SaveRequest request) {
    String path = request.wikiPath() + request.path();
    return request.queryString().isEmpty() ? path : path + "?" + request.queryString();
  }

  /** The fields without those of the address, which are sent again with it. */
  private static Map<String, List<String>> sentInForm(SaveRequest request) {
    Map<String, Integer> inAddress = new HashMap<>();
    for (String parameter : request.queryString().split("&", -1)) {
      inAddress.merge(decode(parameter.split("=", 2)[0]), 1, Integer::sum);
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    request
        .parameters()
        .forEach(
            (name, values) -> {
              int skipped = Math.min(values.size(), inAddress.getOrDefault(name, 0));
              if (!OURS.contains(name) && skipped < values.size()) {
                fields.put(name, values.subList(skipped, values.size()));
              }
            });
    return fields;
  }

  private static String decode(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static SafeHtml hidden(Map<String, List<String>> fields, String text) {
    StringBuilder html = new StringBuilder();
    fields.forEach(
        (name, sent) -> {
          List<String> values = new ArrayList<>(sent);
          if (name.equals(SaveReader.TEXT_FIELD)) {
            values.remove(text);
          }
          for (String value : values) {
            html.append("<input type=\"hidden\" name=\"").append(escape(name));
            html.append("\" value=\"").append(escape(value)).append("\">\n");
          }
        });
    return new SafeHtml(html.toString());
  }

  /** A browser would read a line end that is not escaped as another one. */
  private static SafeHtml escape(String text) {
    return new SafeHtml(SafeHtml.escape(text).html().replace("\r", "&#13;").replace("\n", "&#10;"));
  }

  private static String back(SaveRequest request) {
    return Stream.of("pageId", "draftId")
        .filter(field -> id(request, field).chars().anyMatch(c -> c != '0'))
        .findFirst()
        .map(
            field ->
                request.wikiPath()
                    + (field.equals("pageId")
                        ? "/pages/editpage.action?pageId="
                        : "/pages/resumedraft.action?draftId=")
                    + id(request, field))
        .orElse("");
  }

  private static String id(SaveRequest request, String field) {
    String value = request.parameters().getOrDefault(field, List.of("")).get(0);
    return value.chars().allMatch(c -> c >= '0' && c <= '9') ? value : "";
  }
}
