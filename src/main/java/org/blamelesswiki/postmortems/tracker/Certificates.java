package org.blamelesswiki.postmortems.tracker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Certificate authorities that an admin trusts beside those of the JDK. */
final class Certificates {

  private Certificates() {}

  /**
   * A context that trusts the authorities in {@code pem} too; empty if there are none.
   *
   * @throws IllegalArgumentException if {@code pem} is not a list of certificates
   */
  static Optional<SSLContext> context(String pem) {
    if (pem.isBlank()) {
      return Optional.empty();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      X509TrustManager both = new EitherTrust(trust(null), trust(keyStore(pem)));
      context.init(null, new TrustManager[] {both}, null);
      return Optional.of(context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("not a list of certificates in PEM form", e);
    }
  }

  private static KeyStore keyStore(String pem) throws GeneralSecurityException, IOException {
    Collection<? extends Certificate> certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    if (certificates.isEmpty()) {
      throw new CertificateException("none");
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate certificate : certificates) {
      store.setCertificateEntry("authority-" + number++, certificate);
    }
    return store;
  }

  private static X509TrustManager trust(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new CertificateException("no trust manager for X.509"));
  }

  /**
   * Trusts what one or the other trusts. The JDK wraps it in its own check that the certificate is
   * the host's, as it does for every trust manager that is not extended.
   */
  private record EitherTrust(X509TrustManager first, X509TrustManager second)
      implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      first.checkClientTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      // The JDK takes a certificate that is itself among the authorities without a look at its
      // dates.
      chain[0].checkValidity();
      try {
        first.checkServerTrusted(chain, type);
      } catch (CertificateException e) {
        second.checkServerTrusted(chain, type);
      }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      X509Certificate[] own = first.getAcceptedIssuers();
      X509Certificate[] added = second.getAcceptedIssuers();
      X509Certificate[] all = Arrays.copyOf(own, own.length + added.length);
      System.arraycopy(added, 0, all, own.length, added.length);
      return all;
    }
  }
}
