package org.secondread.host.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * A private key and its self-signed certificate, made by openssl; a test without openssl is
 * skipped.
 *
 * @param key PEM file, without a password
 * @param pem the certificate, PEM file
 */
public record TlsKey(Path key, Path pem) {

  /**
   * Makes {@code name.key} and {@code name.pem}, valid for two days.
   *
   * @param host the one host name the certificate is for
   */
  public static TlsKey make(Path folder, String name, String host)
      throws IOException, InterruptedException {
    TlsKey made = new TlsKey(folder.resolve(name + ".key"), folder.resolve(name + ".pem"));
    Tool.run(
        Tool.path("openssl"),
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=" + host,
        "-addext",
        "subjectAltName=DNS:" + host,
        "-keyout",
        made.key.toString(),
        "-out",
        made.pem.toString());
    return made;
  }

  public X509Certificate certificate() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(pem)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
