package org.blamelesswiki.postmortems.confluence;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.plugin.spring.scanner.annotation.export.ExportAsService;
import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.beans.Introspector;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The annotations, the scanner's index and the Blueprint context say the same. */
class WiringTest {

  @Test
  void the_context_has_the_beans_and_imports_of_the_index_and_no_other() throws Exception {
    assertThat(context("bean", "id", "class")).isEqualTo(index("component"));
    assertThat(context("osgi:reference", "id", "interface")).isEqualTo(index("imports"));
  }

  @Test
  void the_context_exports_what_the_index_exports() throws Exception {
    TreeMap<String, String> beans = context("bean", "id", "class");
    TreeSet<String> exported = new TreeSet<>();
    for (Element service : elements("osgi:service")) {
      List<String> interfaces = new ArrayList<>();
      NodeList values = service.getElementsByTagName("value");
      for (int i = 0; i < values.getLength(); i++) {
        interfaces.add(values.item(i).getTextContent());
      }
      exported.add(beans.get(service.getAttribute("ref")) + "#" + String.join(",", interfaces));
    }

    assertThat(exported).isEqualTo(new TreeSet<>(lines("exports")));
  }

  @Test
  void no_bean_is_defined_twice() throws Exception {
    List<String> names = new ArrayList<>(context("bean", "id", "class").keySet());
    names.addAll(context("osgi:reference", "id", "interface").keySet());

    assertThat(names).doesNotHaveDuplicates();
    assertThat(context("osgi:reference", "id", "interface").values()).doesNotHaveDuplicates();
  }

  @Test
  void the_index_lists_exactly_what_is_annotated() throws Exception {
    TreeMap<String, String> components = new TreeMap<>();
    TreeMap<String, String> imports = new TreeMap<>();
    TreeSet<String> exports = new TreeSet<>();
    for (JavaClass found :
        new ClassFileImporter().importPackages("org.blamelesswiki.postmortems.confluence")) {
      Class<?> type = found.reflect();
      Component component = type.getAnnotation(Component.class);
      if (component != null) {
        components.put(name(component.value(), type), type.getName());
      }
      ExportAsService export = type.getAnnotation(ExportAsService.class);
      if (export != null) {
        exports.add(
            type.getName()
                + "#"
                + String.join(",", Arrays.stream(export.value()).map(Class::getName).toList()));
      }
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        Annotation[][] annotations = constructor.getParameterAnnotations();
        for (int i = 0; i < annotations.length; i++) {
          for (Annotation annotation : annotations[i]) {
            if (annotation instanceof ComponentImport host) {
              Class<?> service = constructor.getParameterTypes()[i];
              imports.put(name(host.value(), service), service.getName());
            }
          }
        }
      }
    }

    assertThat(index("component")).isEqualTo(components);
    assertThat(index("imports")).isEqualTo(imports);
    assertThat(new TreeSet<>(lines("exports"))).isEqualTo(exports);
  }

  @Test
  void host_services_are_interfaces_since_blueprint_makes_proxies() throws Exception {
    for (String type : index("imports").values()) {
      assertThat(Class.forName(type).isInterface()).as(type).isTrue();
    }
  }

  private static String name(String given, Class<?> type) {
    return given.isEmpty() ? Introspector.decapitalize(type.getSimpleName()) : given;
  }

  /** Bean name to class, of an index file. */
  private static TreeMap<String, String> index(String file) throws IOException {
    TreeMap<String, String> beans = new TreeMap<>();
    for (String line : lines(file)) {
      String[] parts = line.split("#", 2);
      String simple = parts[0].substring(parts[0].lastIndexOf('.') + 1);
      beans.put(parts.length > 1 ? parts[1] : Introspector.decapitalize(simple), parts[0]);
    }
    return beans;
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = open("META-INF/plugin-components/" + file)) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static TreeMap<String, String> context(String element, String name, String type)
      throws Exception {
    TreeMap<String, String> beans = new TreeMap<>();
    for (Element e : elements(element)) {
      beans.put(e.getAttribute(name), e.getAttribute(type));
    }
    return beans;
  }

  private static List<Element> elements(String name) throws Exception {
    Document document;
    try (InputStream in = open("META-INF/spring/plugin-context.xml")) {
      document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
    NodeList found = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static InputStream open(String resource) {
    return Confluence.class.getClassLoader().getResourceAsStream(resource);
  }
}
