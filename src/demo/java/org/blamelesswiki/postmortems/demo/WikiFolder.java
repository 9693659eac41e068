package org.blamelesswiki.postmortems.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.blamelesswiki.postmortems.jspwiki.DemoSettings;

/**
 * Everything a demo wiki keeps: pages with their versions, users, groups, the plugin's store, logs
 * and work files. What an earlier start left is kept.
 */
public final class WikiFolder {

  static final String POLICY = "demo-wiki.policy";

  private static final String DATE = "2026.01.01 'at' 00:00:00:000 UTC".replace("'", "");

  private final Path root;

  private WikiFolder(Path root) {
    this.root = root;
  }

  /** The folder at {@code root}, filled with what a wiki needs to start. */
  public static WikiFolder prepare(Path root) throws IOException {
    return prepare(root, Map.of());
  }

  /**
   * The folder at {@code root}, filled with what a wiki needs to start.
   *
   * @param more wiki properties besides those of every demo wiki
   */
  public static WikiFolder prepare(Path root, Map<String, String> more) throws IOException {
    WikiFolder folder = new WikiFolder(root.toAbsolutePath().normalize());
    for (Path each : List.of(folder.pages(), folder.attachments(), folder.logs(), folder.work())) {
      Files.createDirectories(each);
    }
    folder.writeProperties(more);
    Files.writeString(folder.policy(), resource("demo-wiki.policy"));
    writeOnce(folder.users(), usersXml());
    writeOnce(folder.groups(), groupsXml());
    return folder;
  }

  /** Adds the pages of the demo where they are not there yet. */
  public void seedPages() throws IOException {
    for (String file : resource("pages/index.txt").lines().toList()) {
      writeOnce(pages().resolve(file), resource("pages/" + file));
    }
  }

  /** Sets the plugin up as for a wiki that has begun with a pilot space. */
  public void seedSettings() throws IOException {
    DemoSettings.seed(store(), LocalDate.now(ZoneOffset.UTC));
  }

  /** Connects the plugin with the sample tracker. */
  public void connect(URI tracker) throws IOException {
    DemoSettings.connect(store(), tracker);
  }

  public Path root() {
    return root;
  }

  /** Where the pages are, one file each. */
  public Path pages() {
    return root.resolve("pages");
  }

  /** Where the plugin keeps its settings and drafts. */
  public Path store() {
    return root.resolve("postmortems");
  }

  /** Where the wiki writes its log. */
  public Path logs() {
    return root.resolve("logs");
  }

  Path properties() {
    return root.resolve("jspwiki-custom.properties");
  }

  Path policy() {
    return root.resolve(POLICY);
  }

  private Path attachments() {
    return root.resolve("attachments");
  }

  private Path work() {
    return root.resolve("work");
  }

  private Path users() {
    return root.resolve("userdatabase.xml");
  }

  private Path groups() {
    return root.resolve("groupdatabase.xml");
  }

  private void writeProperties(Map<String, String> more) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("jspwiki.applicationName", "Demo wiki");
    properties.setProperty("jspwiki.frontPage", "Main");
    properties.setProperty("jspwiki.pageProvider", "VersioningFileProvider");
    properties.setProperty("jspwiki.fileSystemProvider.pageDir", pages().toString());
    properties.setProperty("jspwiki.basicAttachmentProvider.storageDir", attachments().toString());
    properties.setProperty("jspwiki.workDir", work().toString());
    properties.setProperty("jspwiki.xmlUserDatabaseFile", users().toString());
    properties.setProperty("jspwiki.xmlGroupDatabaseFile", groups().toString());
    properties.setProperty("jspwiki.policy.file", POLICY);
    // The passwords are printed at start: making who logs in often wait protects nothing.
    properties.setProperty("jspwiki.login.throttling", "false");
    // Seconds; a minute by default, in which the search throws.
    properties.setProperty("jspwiki.lucene.initialdelay", "2");
    properties.setProperty("postmortems.store", store().toString());
    // To a file: what is on the screen is for the reader of the demo.
    properties.setProperty("appender.rolling.fileName", logs().resolve("jspwiki.log").toString());
    properties.setProperty(
        "appender.rolling.filePattern", logs().resolve("jspwiki-%d{yyyy-MM-dd}-%i.log").toString());
    properties.setProperty("rootLogger.appenderRef.stdout.ref", "RollingFile");
    properties.setProperty("logger.jspwiki.appenderRef.stdout.ref", "RollingFile");
    properties.putAll(more);
    try (var out = Files.newOutputStream(properties())) {
      properties.store(out, "Written at every start");
    }
  }

  private static String usersXml() {
    return DemoUser.ALL.stream()
        .map(
            user ->
                """
                <user uid="%d" loginName="%s" wikiName="%s" fullName="%s" email="%s@localhost"
                  password="%s" created="%s" lastModified="%s" lockExpiry=""/>
                """
                    .formatted(
                        user.login().hashCode(),
                        user.login(),
                        user.wikiName(),
                        user.fullName(),
                        user.login(),
                        saltedHash(DemoUser.PASSWORD, user.login()),
                        DATE,
                        DATE))
        .collect(Collectors.joining("", "<?xml version=\"1.0\"?>\n<users>\n", "</users>\n"));
  }

  private static String groupsXml() {
    return List.of(DemoUser.ADMIN, DemoUser.AUTHORS, DemoUser.OWNERS).stream()
        .map(
            group ->
                DemoUser.ALL.stream()
                    .filter(user -> user.groups().contains(group))
                    .map(user -> "  <member principal=\"" + user.login() + "\"/>\n")
                    .collect(
                        Collectors.joining(
                            "",
                            """
                            <group name="%s" created="%s" creator="admin" \
                            lastModified="%s" modifier="admin">
                            """
                                .formatted(group, DATE, DATE),
                            "</group>\n")))
        .collect(Collectors.joining("", "<?xml version=\"1.0\"?>\n<groups>\n", "</groups>\n"));
  }

  /** JSPWiki's form: the hash of password and salt, then the salt. */
  private static String saltedHash(String password, String saltSource) {
    try {
      byte[] salt = new byte[8];
      byte[] source = saltSource.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(source, 0, salt, 0, Math.min(salt.length, source.length));
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(password.getBytes(StandardCharsets.UTF_8));
      byte[] hash = sha.digest(salt);
      byte[] both = new byte[hash.length + salt.length];
      System.arraycopy(hash, 0, both, 0, hash.length);
      System.arraycopy(salt, 0, both, hash.length, salt.length);
      return "{SHA-256}" + Base64.getEncoder().encodeToString(both);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void writeOnce(Path file, String text) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, text);
    }
  }

  static String resource(String name) {
    try (InputStream in = WikiFolder.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
