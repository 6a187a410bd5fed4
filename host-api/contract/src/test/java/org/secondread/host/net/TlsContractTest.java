package org.secondread.host.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.dcm4che3.data.Tag;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.IncompatibleConnectionException;
import org.dcm4che3.net.SSLManagerFactory;
import org.dcm4che3.net.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.host.testing.StoreScp;
import org.secondread.host.testing.TlsKey;
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

  private TlsKey key(String name, String host) throws Exception {
    return TlsKey.make(folder, name, host);
  }

  /** The key and its certificate in one file, as a key manager reads them. */
  private String keyStore(TlsKey key) throws Exception {
    String file = folder.resolve("key-store.p12").toString();
    Tool.run(
        Tool.path("openssl"),
        "pkcs12",
        "-export",
        "-inkey",
        key.key().toString(),
        "-in",
        key.pem().toString(),
        "-out",
        file,
        "-passout",
        "pass:" + PASSWORD);
    return file;
  }

  private static void trust(Scu scu, TlsKey peer) throws Exception {
    scu.device.setTrustManager(SSLManagerFactory.createTrustManager(peer.certificate()));
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
    TlsKey server = key("server", "localhost");
    try (StoreScp peer = StoreScp.secured(folder, server)) {
      for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
        try (Scu scu = secured(peer.port(), protocol)) {
          trust(scu, server);
          scu.local.setTlsEndpointIdentificationAlgorithm(
              Connection.EndpointIdentificationAlgorithm.HTTPS);
          assertEcho(scu);
        }
      }
    }
  }

  @Test
  void a_client_key_is_shown_when_the_peer_asks_for_it() throws Exception {
    TlsKey server = key("server", "localhost");
    TlsKey client = key("client", "client");
    try (StoreScp peer =
        new StoreScp(
            folder,
            "+tls",
            server.key().toString(),
            server.pem().toString(),
            "+cf",
            client.pem().toString(),
            "-rc")) {
      try (Scu scu = secured(peer.port(), "TLSv1.2", "TLSv1.3")) {
        trust(scu, server);
        scu.device.setKeyManager(
            SSLManagerFactory.createKeyManager("PKCS12", keyStore(client), PASSWORD, PASSWORD));
        assertEcho(scu);
      }
      try (Scu scu = secured(peer.port(), "TLSv1.2", "TLSv1.3")) {
        trust(scu, server);
        assertThrows(IOException.class, scu::connect);
      }
    }
  }

  @Test
  void a_certificate_nobody_trusts_is_refused() throws Exception {
    TlsKey server = key("server", "localhost");
    TlsKey other = key("other", "localhost");
    try (StoreScp peer = StoreScp.secured(folder, server);
        Scu scu = secured(peer.port(), "TLSv1.2", "TLSv1.3")) {
      trust(scu, other);
      assertThrows(IOException.class, scu::connect);
    }
  }

  @Test
  void the_host_name_is_compared_only_when_asked_for() throws Exception {
    TlsKey server = key("server", "elsewhere.example");
    try (StoreScp peer = StoreScp.secured(folder, server)) {
      try (Scu scu = secured(peer.port(), "TLSv1.2", "TLSv1.3")) {
        trust(scu, server);
        assertEcho(scu);
      }
      try (Scu scu = secured(peer.port(), "TLSv1.2", "TLSv1.3")) {
        trust(scu, server);
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
