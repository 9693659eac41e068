package org.blamelesswiki.postmortems.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The browser that the other browser tests use, tried on two small pages. */
class BrowserBrowserIT {

  private static HttpServer server;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    browser = Browser.open();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    page("/good", "<main><h1>Rollout</h1><label>Title <input id='title'></label></main>");
    page("/bad", "<main><h1>Rollout</h1><input id='title'><img src='/x.png'></main>");
    server.start();
  }

  @AfterAll
  static void close() {
    if (server != null) {
      server.stop(0);
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void types_into_a_page_and_keeps_a_screenshot_of_the_asked_size() throws IOException {
    browser.resize(390, 844);
    browser.visit(address("/good"));

    browser.find("#title").sendKeys("Checkout down");
    Path screenshot = browser.screenshot("browser");

    assertThat(browser.find("#title").getDomProperty("value")).isEqualTo("Checkout down");
    assertThat(ImageIO.read(Files.newInputStream(screenshot)).getWidth()).isEqualTo(390);
  }

  @Test
  void a_page_whose_fields_have_labels_is_accessible() {
    browser.visit(address("/good"));

    browser.assertAccessible("main");
  }

  @Test
  void a_field_without_a_label_is_named() {
    browser.visit(address("/bad"));

    assertThatThrownBy(() -> browser.assertAccessible("main"))
        .hasMessageContaining("label: Form elements must have labels")
        .hasMessageContaining("image-alt");
  }

  @Test
  void no_host_but_this_machine_is_reached() {
    assertThatThrownBy(() -> browser.visit("http://wiki.example/"))
        .hasMessageContaining("ERR_NAME_NOT_RESOLVED");
  }

  private static void page(String path, String body) {
    byte[] html =
        ("<!doctype html><html lang='en'><head><title>A page</title></head><body>"
                + body
                + "</body>")
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }
}
