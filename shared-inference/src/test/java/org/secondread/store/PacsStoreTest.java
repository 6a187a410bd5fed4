package org.secondread.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dcm4che3.data.UID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.host.testing.ClosedPort;
import org.secondread.host.testing.StoreScp;
import org.secondread.host.testing.TlsKey;
import org.secondread.host.testing.Tool;
import org.secondread.progress.Cancellation;
import org.secondread.store.StoreOutcome.Result;
import org.secondread.testing.Judges;

/** Sending to DCMTK's storescp. */
@Timeout(120)
class PacsStoreTest {
  private static final String STORAGE = UID.SecondaryCaptureImageStorage;
  private static final String PASSWORD = "changeit";

  @TempDir Path folder;
  private final PacsStore store = new PacsStore();
  private final List<String> progress = new ArrayList<>();

  @AfterEach
  void no_thread_stays_behind() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("pacs-store")) {
        thread.join(60_000);
        assertFalse(thread.isAlive());
      }
    }
  }

  private List<StoreOutcome> send(PacsNode node, Path... files) {
    List<StoreOutcome> outcomes =
        store.store(
            node,
            List.of(files),
            (done, total, stage) -> progress.add(done + "/" + total),
            new Cancellation());
    assertEquals(Arrays.asList(files), outcomes.stream().map(StoreOutcome::file).toList());
    for (StoreOutcome outcome : outcomes) {
      assertFalse(outcome.message().contains(SampleFile.PATIENT), outcome.message());
      assertFalse(outcome.message().contains(folder.toString()), outcome.message());
    }
    return outcomes;
  }

  private static PacsNode node(StoreScp peer) {
    return new PacsNode("ARCHIVE", "localhost", peer.port());
  }

  private static List<Result> results(List<StoreOutcome> outcomes) {
    return outcomes.stream().map(StoreOutcome::result).toList();
  }

  /** By pydicom: every sent dataset is among the received ones. */
  private void assertArrived(StoreScp peer, Path... sent) throws Exception {
    Path script = folder.resolve("same.py");
    Files.writeString(
        script,
        "import os, sys, pydicom\n"
            + "got = {d.SOPInstanceUID: d for d in (pydicom.dcmread(os.path.join(sys.argv[1], n))"
            + " for n in os.listdir(sys.argv[1]))}\n"
            + "for name in sys.argv[2:]:\n"
            + "    d = pydicom.dcmread(name)\n"
            + "    g = got[d.SOPInstanceUID]\n"
            + "    assert g == d and g.PixelData == d.PixelData\n"
            + "assert len(got) == len(sys.argv) - 2\n");
    List<String> arguments = new ArrayList<>();
    arguments.add(peer.received().get(0).getParent().toString());
    Arrays.stream(sent).map(Path::toString).forEach(arguments::add);
    Judges.Verdict verdict = Judges.python(script, arguments.toArray(String[]::new));
    assertEquals(0, verdict.exit(), verdict.output());
  }

  @Test
  void an_echo_is_answered() throws Exception {
    try (StoreScp peer = new StoreScp(folder)) {
      store.echo(node(peer));
    }
  }

  @Test
  void files_of_each_syntax_arrive_as_they_are() throws Exception {
    Path[] files = {
      SampleFile.write(folder, STORAGE, UID.ExplicitVRLittleEndian),
      SampleFile.write(folder, STORAGE, UID.ImplicitVRLittleEndian),
      SampleFile.write(folder, STORAGE, UID.DeflatedExplicitVRLittleEndian),
      SampleFile.write(folder, UID.SegmentationStorage, UID.ExplicitVRLittleEndian)
    };
    try (StoreScp peer = new StoreScp(folder, "+xa")) {
      List<StoreOutcome> outcomes = send(node(peer), files);
      assertEquals(
          List.of(Result.STORED, Result.STORED, Result.STORED, Result.STORED), results(outcomes));
      assertEquals(0, outcomes.get(0).status());
      assertEquals(List.of("1/4", "2/4", "3/4", "4/4"), progress);
      assertArrived(peer, files);
    }
  }

  @Test
  void a_syntax_the_archive_does_not_take_is_encoded_anew() throws Exception {
    Path deflated = SampleFile.write(folder, STORAGE, UID.DeflatedExplicitVRLittleEndian);
    Path explicit = SampleFile.write(folder, STORAGE, UID.ExplicitVRLittleEndian);
    try (StoreScp peer = new StoreScp(folder, "+xi")) {
      assertEquals(
          List.of(Result.STORED, Result.STORED), results(send(node(peer), deflated, explicit)));
      assertArrived(peer, deflated, explicit);
    }
  }

  @Test
  void a_file_that_fails_does_not_keep_the_others_from_being_sent() throws Exception {
    Path good = SampleFile.write(folder);
    Path truncated = SampleFile.write(folder);
    byte[] bytes = Files.readAllBytes(truncated);
    Files.write(truncated, Arrays.copyOf(bytes, bytes.length / 2));
    Path foreign = Files.writeString(folder.resolve("note.txt"), "no DICOM at all");
    Path missing = folder.resolve("missing.dcm");
    Path unknownClass = SampleFile.write(folder, "1.2.826.0.1.999", UID.ExplicitVRLittleEndian);
    Path jpeg = SampleFile.write(folder, STORAGE, UID.JPEGBaseline8Bit);
    Path last = SampleFile.write(folder);
    try (StoreScp peer = new StoreScp(folder)) {
      List<StoreOutcome> outcomes =
          send(node(peer), good, truncated, foreign, missing, unknownClass, jpeg, last);
      assertEquals(
          List.of(
              Result.STORED,
              Result.NOT_SENT,
              Result.NOT_SENT,
              Result.NOT_SENT,
              Result.REFUSED,
              Result.REFUSED,
              Result.STORED),
          results(outcomes));
      assertTrue(outcomes.get(1).message().contains("truncated"), outcomes.get(1).message());
      assertTrue(outcomes.get(2).message().contains("no readable DICOM"));
      assertTrue(outcomes.get(3).message().contains("does not exist"));
      assertTrue(outcomes.get(4).message().contains("does not accept the SOP class"));
      assertTrue(outcomes.get(4).message().contains("1.2.826.0.1.999"));
      assertTrue(outcomes.get(5).message().contains("not in the transfer syntax"));
      assertArrived(peer, good, last);
    }
  }

  @Test
  void more_sop_classes_than_one_association_holds_go_over_several() throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 1; i <= 150; i++) {
      files.add(SampleFile.write(folder, "1.2.826.0.1.999." + i, UID.ExplicitVRLittleEndian));
    }
    files.add(SampleFile.write(folder));
    try (StoreScp peer = new StoreScp(folder)) {
      List<StoreOutcome> outcomes = send(node(peer), files.toArray(Path[]::new));
      assertEquals(Result.REFUSED, outcomes.get(149).result());
      assertEquals(Result.STORED, outcomes.get(150).result());
    }
  }

  @Test
  void an_archive_that_keeps_aborting_is_left_alone() throws Exception {
    Path[] files = {SampleFile.write(folder), SampleFile.write(folder), SampleFile.write(folder)};
    try (StoreScp peer = new StoreScp(folder, "--abort-after")) {
      List<StoreOutcome> outcomes = send(node(peer), files);
      assertEquals(List.of(Result.UNCERTAIN, Result.UNCERTAIN, Result.NOT_SENT), results(outcomes));
      assertTrue(outcomes.get(0).message().contains("send it again"));
      assertTrue(outcomes.get(2).message().contains("in a row"));
    }
  }

  @Test
  void a_refused_association_leaves_every_instance_unsent_and_says_why() throws Exception {
    Path file = SampleFile.write(folder);
    try (StoreScp peer = new StoreScp(folder, "--refuse")) {
      StoreOutcome outcome = send(node(peer), file).get(0);
      assertEquals(Result.NOT_SENT, outcome.result());
      assertTrue(outcome.message().contains("rejected the association"), outcome.message());
      PacsException echo = assertThrows(PacsException.class, () -> store.echo(node(peer)));
      assertEquals(outcome.message(), echo.getMessage());
    }
  }

  @Test
  void a_port_where_nobody_listens_is_named() throws Exception {
    try (ClosedPort port = new ClosedPort()) {
      PacsNode node = new PacsNode("ARCHIVE", "localhost", port.number());
      List<StoreOutcome> outcomes = send(node, SampleFile.write(folder), SampleFile.write(folder));
      assertEquals(List.of(Result.NOT_SENT, Result.NOT_SENT), results(outcomes));
      String message = outcomes.get(0).message();
      assertTrue(message.contains("check host and port"), message);
      assertTrue(message.contains(Integer.toString(node.port())), message);
    }
  }

  @Test
  void no_files_need_no_archive() throws Exception {
    assertTrue(send(new PacsNode("ARCHIVE", "localhost", Tool.freePort())).isEmpty());
  }

  private TlsKey key(String host) throws Exception {
    return TlsKey.make(folder, "server", host);
  }

  private TlsSettings trusting(TlsKey server) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("archive", server.certificate());
    Path file = folder.resolve("trusted.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, PASSWORD.toCharArray());
    }
    return TlsSettings.trusting(file, PASSWORD);
  }

  @Test
  void files_arrive_over_tls() throws Exception {
    TlsKey server = key("localhost");
    Path file = SampleFile.write(folder);
    try (StoreScp peer = StoreScp.secured(folder, server)) {
      PacsNode node = node(peer).withTls(trusting(server));
      store.echo(node);
      assertEquals(Result.STORED, send(node, file).get(0).result());
      assertArrived(peer, file);
    }
  }

  @Test
  void a_certificate_for_another_host_is_refused_unless_the_check_is_off() throws Exception {
    TlsKey server = key("elsewhere.example");
    try (StoreScp peer = StoreScp.secured(folder, server)) {
      PacsNode node = node(peer).withTls(trusting(server));
      PacsException failure = assertThrows(PacsException.class, () -> store.echo(node));
      assertTrue(failure.getMessage().contains("host name"), failure.getMessage());
      store.echo(node(peer).withTls(trusting(server).withoutHostNameCheck()));
    }
  }

  @Test
  void a_trust_store_that_cannot_be_opened_is_named() throws Exception {
    TlsKey server = key("localhost");
    trusting(server);
    PacsNode node = new PacsNode("ARCHIVE", "localhost", Tool.freePort());
    for (TlsSettings tls :
        List.of(
            TlsSettings.trusting(folder.resolve("absent.p12"), PASSWORD),
            TlsSettings.trusting(server.pem(), PASSWORD),
            TlsSettings.trusting(folder.resolve("trusted.p12"), "wrong"))) {
      PacsException failure =
          assertThrows(PacsException.class, () -> store.echo(node.withTls(tls)));
      assertTrue(failure.getMessage().contains("trust store"), failure.getMessage());
    }
  }

  @Test
  void an_archive_without_tls_is_told_from_one_that_is_down() throws Exception {
    TlsKey server = key("localhost");
    try (StoreScp peer = new StoreScp(folder)) {
      PacsNode node = node(peer).withTls(trusting(server));
      PacsException failure = assertThrows(PacsException.class, () -> store.echo(node));
      assertTrue(failure.getMessage().contains("TLS"), failure.getMessage());
    }
  }
}
