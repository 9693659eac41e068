package org.blamelesswiki.postmortems.osgi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of a page that posts, the first one, with the fields as a browser would send them back.
 */
final class HtmlForm {

  private static final Pattern FORM =
      Pattern.compile("(?s)<form method=\"post\" action=\"([^\"]*)\".*?</form>");
  private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
  private static final Pattern SELECT =
      Pattern.compile("(?s)<select name=\"([^\"]*)\"[^>]*>(.*?)</select>");
  private static final Pattern AREA =
      Pattern.compile("(?s)<textarea name=\"([^\"]*)\"[^>]*>\\n?(.*?)</textarea>");

  private final String action;
  private final List<String[]> fields = new ArrayList<>();

  private HtmlForm(String action) {
    this.action = action;
  }

  /** The last such form of a page that has several. */
  static HtmlForm last(String html) {
    return in(html.substring(html.lastIndexOf("<form method=\"post\"")));
  }

  static HtmlForm in(String html) {
    Matcher form = FORM.matcher(html);
    if (!form.find()) {
      throw new AssertionError("no form that posts in " + html);
    }
    HtmlForm found = new HtmlForm(form.group(1));
    Matcher inputs = INPUT.matcher(form.group());
    while (inputs.find()) {
      String input = inputs.group(1);
      boolean isChoice = input.contains("type=\"checkbox\"") || input.contains("type=\"radio\"");
      if (!isChoice || input.contains("checked")) {
        found.add(attribute(input, "name"), attribute(input, "value"));
      }
    }
    Matcher selects = SELECT.matcher(form.group());
    while (selects.find()) {
      Matcher option =
          Pattern.compile("<option value=\"([^\"]*)\" selected").matcher(selects.group(2));
      found.add(selects.group(1), option.find() ? option.group(1) : "");
    }
    Matcher areas = AREA.matcher(form.group());
    while (areas.find()) {
      found.add(areas.group(1), unescape(areas.group(2)));
    }
    return found;
  }

  private static String attribute(String tag, String name) {
    Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
    return value.find() ? unescape(value.group(1)) : "";
  }

  private static String unescape(String text) {
    return text.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private void add(String name, String value) {
    if (!name.isEmpty()) {
      fields.add(new String[] {name, value});
    }
  }

  /** Where it goes, with the wiki's own path in front. */
  String action() {
    return action;
  }

  /** Fills the {@code index}-th field of that name. */
  HtmlForm with(String name, int index, String value) {
    List<String[]> named = fields.stream().filter(field -> field[0].equals(name)).toList();
    if (named.size() <= index) {
      throw new AssertionError("the form has no field " + name + " number " + index);
    }
    named.get(index)[1] = value;
    return this;
  }

  HtmlForm with(String name, String value) {
    return with(name, 0, value);
  }

  /** Presses a button, or picks a choice. */
  HtmlForm and(String name, String value) {
    fields.removeIf(field -> field[0].equals(name));
    fields.add(new String[] {name, value});
    return this;
  }

  HtmlForm without(String name) {
    fields.removeIf(field -> field[0].equals(name));
    return this;
  }

  /** The values of the fields of that name. */
  List<String> values(String name) {
    return fields.stream().filter(field -> field[0].equals(name)).map(field -> field[1]).toList();
  }

  /** As a browser sends it. */
  String encoded() {
    StringBuilder body = new StringBuilder();
    for (String[] field : fields) {
      body.append(body.length() == 0 ? "" : "&")
          .append(URLEncoder.encode(field[0], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(field[1], StandardCharsets.UTF_8));
    }
    return body.toString();
  }
}
