package org.blamelesswiki.postmortems.confluence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.blamelesswiki.postmortems.confluence.storage.FactsMacro;
import org.blamelesswiki.postmortems.confluence.storage.StorageFormat;
import org.blamelesswiki.postmortems.postmortem.Form;
import org.blamelesswiki.postmortems.text.Section;
import org.blamelesswiki.postmortems.web.I18n;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Whatever the descriptor names is there. */
class DescriptorTest {

  private static final String KEY = "org.blamelesswiki.postmortems";

  /** Modules of the host, with the facts they are known from in docs/confluence-api.md. */
  private static final Set<String> HOST_RESOURCES =
      Set.of(
          "com.atlassian.auiplugin:ajs",
          "com.atlassian.confluence.plugins.confluence-create-content-plugin:resources");

  private static final Set<String> HOST_PLACES =
      Set.of(
          "system.create.dialog/content",
          "system.admin/configuration",
          "system.space.tools/addons",
          "system.space.admin/space-section",
          "system.settings.edit/yoursettings");

  private static final Set<String> CONTEXTS =
      Set.of("create-content", "page", "blogpost", "editor");

  @Test
  void its_key_is_the_bundles_and_no_module_key_is_used_twice() throws Exception {
    Document descriptor = descriptor();
    List<String> keys = new ArrayList<>();
    NodeList children = descriptor.getDocumentElement().getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element module && module.hasAttribute("key")) {
        keys.add(module.getAttribute("key"));
      }
    }

    assertThat(descriptor.getDocumentElement().getAttribute("key")).isEqualTo(KEY);
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void every_class_exists_and_is_made_with_one_public_constructor() throws Exception {
    for (Element element : elements("*")) {
      String name = element.getAttribute("class");
      if (!name.isEmpty()) {
        Class<?> type = Class.forName(name);
        assertThat(type.getConstructors()).as(name).hasSize(1);
      }
    }
    for (Element entity : elements("entity")) {
      assertThat(Class.forName(entity.getTextContent().strip())).isInterface();
    }
  }

  @Test
  void every_resource_exists() throws Exception {
    for (Element resource : elements("resource")) {
      String location = resource.getAttribute("location");
      String file =
          resource.getAttribute("type").equals("i18n") ? location + ".properties" : location;
      assertThat(getClass().getClassLoader().getResource(file)).as(file).isNotNull();
    }
    for (String icon : List.of("plugin-icon", "plugin-logo")) {
      String file = param(icon);
      assertThat(getClass().getClassLoader().getResource(file)).as(file).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_text_it_names_exists(Language language) throws Exception {
    I18n texts = I18n.of(language.locale);
    for (String key : namedTexts()) {
      assertThat(texts.has(key)).as(key).isTrue();
    }
  }

  private enum Language {
    ENGLISH(Locale.ENGLISH),
    GERMAN(Locale.GERMAN);

    private final Locale locale;

    Language(Locale locale) {
      this.locale = locale;
    }
  }

  private static Set<String> namedTexts() throws Exception {
    Set<String> keys = new LinkedHashSet<>();
    for (Element element : elements("*")) {
      for (String attribute :
          List.of(
              "i18n-name-key",
              "i18n-index-title-key",
              "title-key",
              "description-header-key",
              "description-content-key")) {
        if (element.hasAttribute(attribute)) {
          keys.add(element.getAttribute(attribute));
        }
      }
      if (Set.of("label", "description").contains(element.getTagName())) {
        keys.add(element.getAttribute("key"));
      }
    }
    for (Element macro : elements("xhtml-macro")) {
      String prefix = KEY + "." + macro.getAttribute("name");
      keys.add(prefix + ".label");
      keys.add(prefix + ".desc");
      NodeList parameters = macro.getElementsByTagName("parameter");
      for (int i = 0; i < parameters.getLength(); i++) {
        String name = ((Element) parameters.item(i)).getAttribute("name");
        keys.add(prefix + ".param." + name + ".label");
        keys.add(prefix + ".param." + name + ".desc");
        NodeList values = ((Element) parameters.item(i)).getElementsByTagName("value");
        for (int v = 0; v < values.getLength(); v++) {
          String value = ((Element) values.item(v)).getAttribute("name");
          keys.add(prefix + ".param." + name + "." + value + ".desc");
        }
      }
    }
    keys.addAll(matches("/confluence/wizard/wizard.soy", "getText\\('([^']+)'\\)"));
    keys.addAll(matches("/confluence/templates/incident.xml", "at:key=\"([^\"]+)\""));
    keys.addAll(matches("/confluence/templates/short.xml", "at:key=\"([^\"]+)\""));
    keys.addAll(matches("/confluence/templates/decision.xml", "at:key=\"([^\"]+)\""));
    keys.addAll(matches("/confluence/templates/index.xml", "at:key=\"([^\"]+)\""));
    return keys;
  }

  @Test
  void what_it_takes_from_the_host_is_on_the_list_of_what_is_known() throws Exception {
    for (Element dependency : elements("dependency")) {
      assertThat(HOST_RESOURCES).contains(dependency.getTextContent().strip());
    }
    for (Element item : elements("web-item")) {
      assertThat(HOST_PLACES).contains(item.getAttribute("section"));
    }
    for (Element context : elements("context")) {
      assertThat(CONTEXTS).contains(context.getTextContent().strip());
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void every_form_has_a_blueprint_of_its_own_and_a_place_in_the_facts_macro(Form form)
      throws Exception {
    assertThat(elements("content-template"))
        .anySatisfy(
            template -> {
              Element resource = (Element) template.getElementsByTagName("resource").item(0);
              assertThat(resource.getAttribute("location"))
                  .isEqualTo("confluence/templates/" + form.key() + ".xml");
              Element param = (Element) template.getElementsByTagName("param").item(0);
              assertThat(param.getAttribute("value")).isEqualTo(form.key());
            });
    assertThat(elements("value"))
        .extracting(value -> value.getAttribute("name"))
        .contains(form.key());
    for (Element item : elements("web-item")) {
      if (item.getAttribute("section").equals("system.create.dialog/content")) {
        assertThat(read("/confluence/wizard/wizard.js"))
            .contains("'" + item.getAttribute("key") + "'");
      }
    }
  }

  @Test
  void modules_that_name_each_other_find_each_other() throws Exception {
    Set<String> templates = keys("content-template");
    Set<String> blueprints = keys("blueprint");
    for (Element blueprint : elements("blueprint")) {
      assertThat(templates)
          .contains(
              blueprint.getAttribute("content-template-key"),
              blueprint.getAttribute("index-template-key"));
    }
    for (Element param : elements("param")) {
      if (param.getAttribute("name").equals("blueprintKey")) {
        assertThat(blueprints).contains(param.getAttribute("value"));
      }
    }
    String soy = read("/confluence/wizard/wizard.soy");
    for (Element page : elements("dialog-page")) {
      String template = page.getAttribute("template-key");
      int dot = template.lastIndexOf('.');
      assertThat(soy).contains("{namespace " + template.substring(0, dot) + "}");
      assertThat(soy).contains("{template ." + template.substring(dot + 1) + "}");
      assertThat(read("/confluence/wizard/wizard.js")).contains(page.getAttribute("id"));
    }
  }

  /** No Soy compiler of Confluence's kind can be had here; what needs none is sure to render. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void the_pages_of_the_create_dialog_hold_texts_and_nothing_to_compute(Language language)
      throws Exception {
    I18n texts = I18n.of(language.locale);
    Matcher pages =
        Pattern.compile("(?s)\\{template \\.(\\w+)}(.*?)\\{/template}")
            .matcher(read("/confluence/wizard/wizard.soy"));
    List<String> rendered = new ArrayList<>();
    while (pages.find()) {
      rendered.add(pages.group(1));
      String html =
          Pattern.compile("\\{getText\\('([^']+)'\\)}")
              .matcher(pages.group(2))
              .replaceAll(call -> Matcher.quoteReplacement(texts.text(call.group(1))));
      assertThat(html).doesNotContain("{").doesNotContain("}");
      assertThat(html.split("<label", -1).length)
          .as("a label for each field")
          .isEqualTo(html.split("<input", -1).length);
    }
    assertThat(rendered).containsExactly("start", "due");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void the_template_of_a_form_has_its_sections_and_its_guidance(Form form) throws Exception {
    String template = read("/confluence/templates/" + form.key() + ".xml");
    String filled =
        template.replace(
            "<at:var at:name=\"postmortemFacts\" at:rawxhtml=\"true\"/>",
            FactsMacro.storage("service: search", Map.of("form", form.key())));
    I18n texts = I18n.of(Locale.ENGLISH);
    Matcher keys = Pattern.compile("<at:i18n at:key=\"([^\"]+)\"/>").matcher(filled);
    String page = keys.replaceAll(match -> Matcher.quoteReplacement(texts.text(match.group(1))));

    List<Section> sections =
        new StorageFormat()
            .parse(page).sections().stream().filter(s -> !s.heading().isEmpty()).toList();

    assertThat(sections)
        .extracting(Section::heading)
        .isEqualTo(form.parts().stream().map(part -> texts.text(part.headingKey())).toList());
    assertThat(FactsMacro.bodyIn(page)).contains("service: search");
    for (Form.Part part : form.parts()) {
      assertThat(template).contains("at:key=\"" + part.guidanceKey() + "\"");
    }
    assertThat(new StorageFormat().parse(page).problems()).isEmpty();
  }

  @Test
  void templates_and_scripts_are_well_formed() throws Exception {
    for (String template : List.of("incident", "short", "decision", "index")) {
      String fragment = read("/confluence/templates/" + template + ".xml");
      String whole = "<r xmlns:at=\"a\" xmlns:ac=\"b\" xmlns:ri=\"c\">" + fragment + "</r>";
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new java.io.ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void the_filters_patterns_cover_every_route_that_may_hold() throws Exception {
    List<Pattern> patterns = new ArrayList<>();
    for (Element pattern : elements("url-pattern")) {
      patterns.add(
          Pattern.compile(
              Pattern.quote(pattern.getTextContent().strip()).replace("*", "\\E.*\\Q")));
    }

    for (String path :
        List.of(
            "/rest/api/content",
            "/rest/api/content/1",
            "/rest/api/latest/content/1",
            "/rest/api/content/blueprint/instance/1",
            "/rest/experimental/content/1",
            "/pages/doeditpage.action",
            "/pages/docreatepage.action",
            "/pages/doeditblogpost.action",
            "/pages/docreateblogpost.action")) {
      assertThat(patterns).as(path).anyMatch(pattern -> pattern.matcher(path).matches());
    }
  }

  private static Set<String> keys(String tag) throws Exception {
    Set<String> keys = new HashSet<>();
    for (Element element : elements(tag)) {
      keys.add(element.getAttribute("key"));
    }
    return keys;
  }

  private static String param(String name) throws Exception {
    return elements("param").stream()
        .filter(param -> param.getAttribute("name").equals(name))
        .findFirst()
        .orElseThrow()
        .getTextContent()
        .strip();
  }

  private static Stream<String> stream(Matcher matcher) {
    return matcher.results().map(result -> result.group(1));
  }

  private static List<String> matches(String file, String pattern) throws Exception {
    return stream(Pattern.compile(pattern).matcher(read(file))).toList();
  }

  private static String read(String resource) throws Exception {
    try (InputStream in = DescriptorTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Element> elements(String tag) throws Exception {
    NodeList found = descriptor().getDocumentElement().getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static Document descriptor() throws Exception {
    try (InputStream in = DescriptorTest.class.getResourceAsStream("/atlassian-plugin.xml")) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }
}
