package org.secondread.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.secondread.headless.Fixtures.assertClearFailure;
import static org.secondread.headless.Fixtures.assertSays;
import static org.secondread.headless.Fixtures.assertStatus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.host.testing.ClosedPort;
import org.secondread.host.testing.StoreScp;
import org.secondread.store.PacsNode;

class StoreCommandTest {
  @TempDir Path folder;

  @Test
  void filesArriveAtAnArchive() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    try (StoreScp archive = new StoreScp(folder.resolve("archive"))) {
      assertStatus(ExitCode.DONE, Cli.run("echo", "--to", address(archive)));

      Cli run = Cli.run("store", "--to", address(archive), series);

      assertStatus(ExitCode.DONE, run);
      assertSays("12 of 12 stored", run.out());
      assertEquals(12, archive.received().size());
    }
  }

  @Test
  void aFileThatIsNoDicomIsNamedAndTheOthersAreSent() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Path text = Files.writeString(folder.resolve("notes.dcm"), "no image");
    try (StoreScp archive = new StoreScp(folder.resolve("archive"))) {
      Cli run = Cli.run("store", "--to", address(archive), text, series);

      assertClearFailure(ExitCode.NETWORK, "1 of 13 files are not stored", run);
      assertSays("NOT SENT", run.out());
      assertSays(text.toString(), run.out());
      assertEquals(12, archive.received().size());
    }
  }

  @Test
  void anArchiveThatDoesNotRunIsReportedWithWhatToCheck() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    try (ClosedPort port = new ClosedPort()) {
      String nobody = "PACS@127.0.0.1:" + port.number();
      assertClearFailure(ExitCode.NETWORK, "check host and port", Cli.run("echo", "--to", nobody));
      Cli run = Cli.run("store", "--to", nobody, series);
      assertClearFailure(ExitCode.NETWORK, "12 of 12 files are not stored", run);
    }
  }

  @Test
  void aMissingFileSendsNothing() {
    Cli run = Cli.run("store", "--to", "PACS@127.0.0.1:104", folder.resolve("nothing.dcm"));
    assertClearFailure(ExitCode.INPUT, "does not exist", run);
  }

  @Test
  void anAddressOfAnotherFormIsRefused() {
    Cli run = Cli.run("echo", "--to", "archive:104");
    assertStatus(ExitCode.USAGE, run);
    assertSays("AET@host:port", run.err());
    assertStatus(ExitCode.USAGE, Cli.run("echo", "--to", "PACS@host:99999"));
  }

  @Test
  void aTlsPasswordComesFromTheEnvironment() throws Exception {
    PacsOptions options = new PacsOptions();
    options.to = new PacsNode("PACS", "localhost", 104);
    options.from = "ME";
    options.trustStore = Path.of("trust.p12");

    CliException missing = assertThrows(CliException.class, () -> options.node(Map.of()));
    assertTrue(missing.getMessage().contains("SECONDREAD_TRUST_STORE_PASSWORD"));

    PacsNode node = options.node(Map.of("SECONDREAD_TRUST_STORE_PASSWORD", "x"));
    assertEquals("ME", node.callingAet());
    assertEquals(Path.of("trust.p12"), node.tls().trustStore());
    assertTrue(node.tls().checkHostName());
  }

  @Test
  void tlsOptionsWithoutTlsAreRefused() {
    Cli run = Cli.run("echo", "--to", "PACS@localhost:104", "--tls-any-host");
    assertClearFailure(ExitCode.USAGE, "--tls", run);
  }

  private static String address(StoreScp archive) {
    return "PACS@127.0.0.1:" + archive.port();
  }
}
