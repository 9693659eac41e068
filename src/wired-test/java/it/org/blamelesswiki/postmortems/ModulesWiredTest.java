package it.org.blamelesswiki.postmortems;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.atlassian.plugin.PluginAccessor;
import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import com.atlassian.plugins.osgi.test.AtlassianPluginsTestRunner;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The wiki takes every module that the plugin's descriptor declares. */
@RunWith(AtlassianPluginsTestRunner.class)
public class ModulesWiredTest {

  private static final String KEY = "org.blamelesswiki.postmortems";

  private final PluginAccessor plugins;

  public ModulesWiredTest(@ComponentImport PluginAccessor plugins) {
    this.plugins = plugins;
  }

  @Test
  public void the_plugin_is_enabled() {
    assertTrue(plugins.isPluginEnabled(KEY));
  }

  @Test
  public void every_module_is_enabled() throws Exception {
    List<String> modules = modules();
    List<String> missing = new ArrayList<>();
    for (String module : modules) {
      if (!plugins.isPluginModuleEnabled(KEY + ":" + module)) {
        missing.add(module);
      }
    }

    assertTrue(modules.size() > 10);
    assertEquals(List.of(), missing);
  }

  @Test
  public void a_module_that_nobody_declared_is_not() {
    assertFalse(plugins.isPluginModuleEnabled(KEY + ":no-such-module"));
  }

  private static List<String> modules()
      throws IOException, ParserConfigurationException, SAXException {
    List<String> keys = new ArrayList<>();
    try (InputStream in =
        ModulesWiredTest.class.getResourceAsStream("/wired/plugin-under-test.xml")) {
      Node root =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
      for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child instanceof Element module && module.hasAttribute("key")) {
          keys.add(module.getAttribute("key"));
        }
      }
    }
    return keys;
  }
}
