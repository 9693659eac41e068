package org.blamelesswiki.postmortems.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.Tool;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium with a profile of its own: one person at one machine. Two persons are two
 * browsers. Reaches loopback addresses only.
 */
public final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Selenium warns at every start that it knows no developer tools protocol of this release. */
  private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

  static {
    DEVTOOLS.setLevel(Level.SEVERE);
  }

  private final Path profile;
  private final ChromeDriver driver;

  private Browser(Path profile, ChromeDriver driver) {
    this.profile = profile;
    this.driver = driver;
  }

  /** Opens a browser window of 1280 x 900; skips the test when there is no Chromium. */
  public static Browser open() {
    Path chromium = Tool.need("chromium", "chromium-browser", "google-chrome");
    Path chromedriver = Tool.need("chromedriver");
    Path profile = newProfile();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en",
        "--window-size=1280,900",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        "--user-data-dir=" + profile);
    // Naming the driver keeps Selenium from looking for one elsewhere.
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(profile, new ChromeDriver(service, options));
  }

  /** The driver itself, for what this class does not offer. */
  public ChromeDriver driver() {
    return driver;
  }

  public void visit(String address) {
    driver.get(address);
  }

  /** Sets the inner size of the page in CSS pixels: 390 x 844 is a phone. */
  public void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** The first element that matches, as soon as it is visible. */
  public WebElement find(String cssSelector) {
    return waitFor(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(cssSelector)));
  }

  public <T> T waitFor(ExpectedCondition<T> condition) {
    return new WebDriverWait(driver, PATIENCE).until(condition);
  }

  /** Keeps what the window shows as {@code target/screenshots/<name>.png}. */
  public Path screenshot(String name) {
    Path file = Path.of(System.getProperty("screenshots", "target/screenshots"), name + ".png");
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs axe-core over the part of the page below {@code cssSelector} and fails on anything that it
   * calls serious or critical. Name our own part: the host's chrome is not ours to mend.
   */
  public void assertAccessible(String cssSelector) {
    driver.executeScript(axe());
    Object result =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run(document.querySelector(arguments[0]), {resultTypes: ['violations']})"
                + ".then(r => done(r.violations"
                + "  .filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + "  .flatMap(v => v.nodes.map(n => v.id + ': ' + v.help + ' | ' + n.target + ' | '"
                + "    + n.html))),"
                + " e => done(['axe failed: ' + e]));",
            cssSelector);
    assertThat((List<?>) result)
        .as("what axe finds in %s of %s", cssSelector, driver.getCurrentUrl())
        .isEmpty();
  }

  @Override
  public void close() {
    driver.quit();
    delete(profile);
  }

  private static String axe() {
    try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newProfile() {
    try {
      return Files.createTempDirectory("chromium-profile");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Chromium may still be writing while it ends: what cannot be deleted is left to the system. */
  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
