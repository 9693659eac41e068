package org.blamelesswiki.postmortems.osgi;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.osgi.framework.Bundle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The {@code atlassian-plugin.xml} of a bundle. */
final class Descriptor {

  private final Document document;

  private Descriptor(Document document) {
    this.document = document;
  }

  static Descriptor of(Bundle plugin) throws Exception {
    try (InputStream in = plugin.getEntry("atlassian-plugin.xml").openStream()) {
      return of(in);
    }
  }

  static Descriptor of(InputStream in) throws Exception {
    return new Descriptor(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in));
  }

  /** Every class of ours that a module names. */
  Set<String> moduleClasses() {
    Set<String> classes = new LinkedHashSet<>();
    for (Element element : elements("*")) {
      String type = element.getAttribute("class");
      if (type.startsWith("org.blamelesswiki.")) {
        classes.add(type);
      }
    }
    return classes;
  }

  List<Element> elements(String name) {
    NodeList found = document.getDocumentElement().getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  static List<String> texts(Element element, String child) {
    NodeList found = element.getElementsByTagName(child);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent().strip());
    }
    return texts;
  }

  /** What the children of a name say in an attribute. */
  static List<String> attributes(Element element, String child, String attribute) {
    NodeList found = element.getElementsByTagName(child);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      values.add(((Element) found.item(i)).getAttribute(attribute));
    }
    return values;
  }
}
