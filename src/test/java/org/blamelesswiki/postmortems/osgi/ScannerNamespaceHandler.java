package org.blamelesswiki.postmortems.osgi;

import java.beans.Introspector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.xml.NamespaceHandlerSupport;
import org.springframework.beans.factory.xml.ParserContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Stands for the run time of Atlassian Spring Scanner: {@code scan-indexes} reads {@code
 * META-INF/plugin-components} of the plugin's bundle, and imports and exports become Gemini
 * Blueprint's own reference and service elements.
 */
public final class ScannerNamespaceHandler extends NamespaceHandlerSupport {

  private static final String BLUEPRINT =
      "http://www.eclipse.org/gemini/blueprint/schema/blueprint";

  @Override
  public void init() {
    registerBeanDefinitionParser("scan-indexes", ScannerNamespaceHandler::scan);
  }

  private static BeanDefinition scan(Element scan, ParserContext context) {
    AnnotationConfigUtils.registerAnnotationConfigProcessors(context.getRegistry());
    Document document = scan.getOwnerDocument();
    for (String[] line : lines(context, "imports")) {
      Element reference = document.createElementNS(BLUEPRINT, "reference");
      reference.setAttributeNS(null, "id", name(line));
      reference.setAttributeNS(null, "interface", line[0]);
      context.getDelegate().parseCustomElement(reference);
    }
    for (String[] line : lines(context, "component")) {
      context
          .getRegistry()
          .registerBeanDefinition(
              name(line),
              BeanDefinitionBuilder.genericBeanDefinition(line[0])
                  .setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR)
                  .getBeanDefinition());
    }
    for (String[] line : lines(context, "exports")) {
      Element service = document.createElementNS(BLUEPRINT, "service");
      service.setAttributeNS(null, "ref", beanName(line[0]));
      service.setAttributeNS(null, "interface", line[1]);
      context.getDelegate().parseCustomElement(service);
    }
    return null;
  }

  private static String name(String[] line) {
    return line.length > 1 ? line[1] : beanName(line[0]);
  }

  private static String beanName(String className) {
    return Introspector.decapitalize(
        className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1));
  }

  private static List<String[]> lines(ParserContext context, String file) {
    ClassLoader bundle = context.getReaderContext().getResourceLoader().getClassLoader();
    try (InputStream in = bundle.getResourceAsStream("META-INF/plugin-components/" + file)) {
      if (in == null) {
        return List.of();
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(String::trim)
          .filter(line -> !line.isEmpty())
          .map(line -> line.split("#"))
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
