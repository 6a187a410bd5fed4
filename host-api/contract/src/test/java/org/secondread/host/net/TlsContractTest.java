package org.secondread.host.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.dcm4che3.data.Tag;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.IncompatibleConnectionException;
import org.dcm4che3.net.SSLManagerFactory;
import org.dcm4che3.net.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.host.testing.StoreScp;
import org.secondread.host.testing.Tool;

/** TLS against DCMTK's storescp, with keys made for each test. */
@Timeout(120)
class TlsContractTest {
  private static final String PASSWORD = "changeit";
  private static final String[] SUITES = {
    "TLS_AES_256_GCM_SHA384",
    "TLS_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
  };

  @TempDir Path folder;
  private String openssl;

  @BeforeEach
  void findOpenssl() {
    openssl = Tool.path("openssl");
  }

  /** Makes name.key, name.pem and name.p12, self-signed for one host name. */
  private void makeKey(String name, String host) throws Exception {
    Tool.run(
        openssl,
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
        file(name + ".key"),
        "-out",
        file(name + ".pem"));
    Tool.run(
        openssl,
        "pkcs12",
        "-export",
        "-inkey",
        file(name + ".key"),
        "-in",
        file(name + ".pem"),
        "-out",
        file(name + ".p12"),
        "-passout",
        "pass:" + PASSWORD);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private X509Certificate certificate(String name) throws Exception {
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".pem"))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static Scu secured(int port, String... protocols) {
    Scu scu = new Scu(port);
    for (Connection connection : new Connection[] {scu.local, scu.remote}) {
      connection.setTlsCipherSuites(SUITES);
      connection.setTlsProtocols(protocols);
    }
    return scu;
  }

  private static void assertEcho(Scu scu) throws Exception {
    Association association = scu.connect();
    DimseRSP response = association.cecho();
    assertTrue(response.next());
    assertEquals(Status.Success, response.getCommand().getInt(Tag.Status, -1));
    association.release();
    association.waitForSocketClose();
  }

  @Test
  void an_echo_passes_over_each_protocol_with_a_trust_manager_only() throws Exception {
    makeKey("server", "localhost");
    try (StoreScp peer =
        new StoreScp(folder, "+tls", file("server.key"), file("server.pem"), "-ic")) {
      for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
        try (Scu scu = secured(peer.port(), protocol)) {
          scu.device.setTrustManager(SSLManagerFactory.createTrustManager(certificate("server")));
          scu.local.setTlsEndpointIdentificationAlgorithm(
              Connection.EndpointIdentificationAlgorithm.HTTPS);
          assertEcho(scu);
        }
      }
    }
  }

  @Test
  void a_client_key_is_shown_when_the_peer_asks_for_it() throws Exception {
    makeKey("server", "localhost");
    makeKey("client", "client");
    try (StoreScp peer =
        new StoreScp(
            folder,
            "+tls",
            file("server.key"),
            file("server.pem"),
            "+cf",
            file("client.pem"),
            "-rc")) {
      try (Scu scu = secured(peer.port(), "TLSv1.2", "TLSv1.3")) {
        scu.device.setTrustManager(SSLManagerFactory.createTrustManager(certificate("server")));
        scu.device.setKeyManager(
            SSLManagerFactory.createKeyManager("PKCS12", file("client.p12"), PASSWORD, PASSWORD));
        assertEcho(scu);
      }
      try (Scu scu = secured(peer.port(), "TLSv1.2", "TLSv1.3")) {
        scu.device.setTrustManager(SSLManagerFactory.createTrustManager(certificate("server")));
        assertThrows(IOException.class, scu::connect);
      }
    }
  }

  @Test
  void a_certificate_nobody_trusts_is_refused() throws Exception {
    makeKey("server", "localhost");
    makeKey("other", "localhost");
    try (StoreScp peer =
            new StoreScp(folder, "+tls", file("server.key"), file("server.pem"), "-ic");
        Scu scu = secured(peer.port(), "TLSv1.2", "TLSv1.3")) {
      scu.device.setTrustManager(SSLManagerFactory.createTrustManager(certificate("other")));
      assertThrows(IOException.class, scu::connect);
    }
  }

  @Test
  void the_host_name_is_compared_only_when_asked_for() throws Exception {
    makeKey("server", "elsewhere.example");
    try (StoreScp peer =
        new StoreScp(folder, "+tls", file("server.key"), file("server.pem"), "-ic")) {
      try (Scu scu = secured(peer.port(), "TLSv1.2", "TLSv1.3")) {
        scu.device.setTrustManager(SSLManagerFactory.createTrustManager(certificate("server")));
        assertEcho(scu);
      }
      try (Scu scu = secured(peer.port(), "TLSv1.2", "TLSv1.3")) {
        scu.device.setTrustManager(SSLManagerFactory.createTrustManager(certificate("server")));
        scu.local.setTlsEndpointIdentificationAlgorithm(
            Connection.EndpointIdentificationAlgorithm.HTTPS);
        assertThrows(IOException.class, scu::connect);
      }
    }
  }

  @Test
  void tls_on_one_side_only_is_incompatible() throws Exception {
    try (Scu scu = new Scu(Tool.freePort())) {
      scu.remote.setTlsCipherSuites(SUITES);
      assertThrows(IncompatibleConnectionException.class, scu::connect);
    }
  }
}
