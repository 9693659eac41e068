package org.blamelesswiki.postmortems.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trackers with certificates that the JDK does not know; the JDK's keytool makes them. */
class CertificatesTest {

  private static final char[] PASSWORD = "sample-password".toCharArray();

  @TempDir Path folder;
  private HttpsServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void a_certificate_of_an_own_authority_is_trusted_where_an_admin_says_so() throws Exception {
    String pem = serve("san=ip:127.0.0.1", "30");

    assertThat(problem("")).contains(Problem.UNREACHABLE);
    assertThat(problem(pem)).isEmpty();
  }

  @Test
  void a_certificate_of_another_host_is_refused_though_its_authority_is_trusted() throws Exception {
    String pem = serve("san=dns:elsewhere.example.org", "30");

    assertThat(problem(pem)).contains(Problem.UNREACHABLE);
  }

  @Test
  void an_expired_certificate_is_refused() throws Exception {
    String pem = serve("san=ip:127.0.0.1", "1", "-startdate", "-5d");

    assertThat(problem(pem)).contains(Problem.UNREACHABLE);
  }

  private Optional<Problem> problem(String pem) {
    TrackerConnection connection =
        TrackerConnection.jiraServiceAccount(
                "shop",
                "Shop",
                URI.create("https://127.0.0.1:" + server.getAddress().getPort()),
                Map.of())
            .withLocalAddressAllowed()
            .withCertificates(pem);
    Tokens tokens = (c, viewpoint) -> Optional.of(new AccessToken("x"));
    Transport transport =
        Transports.direct(tokens, Limits.DEFAULT, ProxySelector.of(null)).open(connection);
    TrackerException failure =
        catchThrowableOfType(
            TrackerException.class,
            () -> new JiraTracker(connection, transport).whoAmI(new Viewpoint.ServiceAccount()));
    return Optional.ofNullable(failure).map(TrackerException::problem);
  }

  /** Starts a server with a certificate of its own, which comes back as PEM. */
  private String serve(String san, String days, String... more) throws Exception {
    Path store = folder.resolve("keys.p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "sample",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=sample",
                "-ext",
                san,
                "-validity",
                days,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD)));
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(said).isZero();

    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = "{\"displayName\":\"Ada\"}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getCertificate("sample").getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
