package org.secondread.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * How a connection to an archive is encrypted (DICOM PS3.15 annex B, after BCP 195).
 *
 * @param trustStore PKCS12 or JKS file with the certificates that are trusted
 * @param trustStorePassword of the trust store
 * @param keyStore PKCS12 or JKS file with the own key, null when the archive asks for none
 * @param keyStorePassword of the key store and its key, null without key store
 * @param checkHostName whether the certificate must name the host
 * @param protocols such as TLSv1.3
 * @param cipherSuites by their Java names
 */
public record TlsSettings(
    Path trustStore,
    String trustStorePassword,
    Path keyStore,
    String keyStorePassword,
    boolean checkHostName,
    List<String> protocols,
    List<String> cipherSuites) {
  public static final List<String> DEFAULT_PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
  public static final List<String> DEFAULT_CIPHER_SUITES =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

  public TlsSettings {
    Objects.requireNonNull(trustStore, "trustStore");
    Objects.requireNonNull(trustStorePassword, "trustStorePassword");
    if (keyStore != null) {
      Objects.requireNonNull(keyStorePassword, "keyStorePassword");
    }
    protocols = List.copyOf(protocols);
    cipherSuites = List.copyOf(cipherSuites);
    if (protocols.isEmpty() || cipherSuites.isEmpty()) {
      throw new IllegalArgumentException("TLS needs at least one protocol and one cipher suite");
    }
  }

  /** Checks the archive's certificate and host name; shows no own certificate. */
  public static TlsSettings trusting(Path trustStore, String password) {
    return new TlsSettings(
        trustStore, password, null, null, true, DEFAULT_PROTOCOLS, DEFAULT_CIPHER_SUITES);
  }

  public TlsSettings withKey(Path store, String password) {
    return new TlsSettings(
        trustStore, trustStorePassword, store, password, checkHostName, protocols, cipherSuites);
  }

  public TlsSettings withoutHostNameCheck() {
    return new TlsSettings(
        trustStore, trustStorePassword, keyStore, keyStorePassword, false, protocols, cipherSuites);
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return "TlsSettings[trustStore=" + trustStore + ", keyStore=" + keyStore + ']';
  }
}
