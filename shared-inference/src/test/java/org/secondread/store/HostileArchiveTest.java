package org.secondread.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.host.testing.FakePeer;
import org.secondread.progress.Cancellation;
import org.secondread.store.StoreOutcome.Result;

/** Archives that answer with failures, break off or keep silent. */
@Timeout(120)
class HostileArchiveTest {
  private static final int LAST_OF_DATASET = 2;

  @TempDir Path folder;
  private final PacsStore store = new PacsStore();
  private final Cancellation cancellation = new Cancellation();
  private List<Path> files;

  @BeforeEach
  void writeFiles() throws IOException {
    files = List.of(SampleFile.write(folder), SampleFile.write(folder), SampleFile.write(folder));
  }

  private static PacsNode node(FakePeer peer) {
    return new PacsNode("ARCHIVE", "127.0.0.1", peer.port())
        .withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10));
  }

  private List<StoreOutcome> send(PacsNode node) {
    return store.store(node, files, (done, total, stage) -> {}, cancellation);
  }

  private static List<Result> results(List<StoreOutcome> outcomes) {
    return outcomes.stream().map(StoreOutcome::result).toList();
  }

  /** Reads one C-STORE request with its dataset; false when the client released instead. */
  private static boolean readStore(DataInputStream in, OutputStream out) throws IOException {
    while (true) {
      byte[] pdu = FakePeer.readPdu(in);
      if (pdu[0] != 4) {
        out.write(FakePeer.pdu(6, new byte[4]));
        return false;
      }
      if (endsDataset(ByteBuffer.wrap(pdu, 6, pdu.length - 6))) {
        return true;
      }
    }
  }

  /** Whether one of the values of a PDU is the last of a dataset. */
  private static boolean endsDataset(ByteBuffer values) {
    while (values.hasRemaining()) {
      int length = values.getInt();
      if (values.get(values.position() + 1) == LAST_OF_DATASET) {
        return true;
      }
      values.position(values.position() + length);
    }
    return false;
  }

  private static void answer(OutputStream out, int message, int status) throws IOException {
    out.write(FakePeer.pdata(1, 3, FakePeer.response(0x8001, message, status, 0x0101)));
  }

  @Test
  void each_status_becomes_the_outcome_of_its_instance() throws Exception {
    int[] statuses = {0xB000, 0xA700, 0x0000};
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              FakePeer.acceptAll(in, out);
              for (int message = 1; readStore(in, out); message++) {
                answer(out, message, statuses[message - 1]);
              }
            })) {
      List<StoreOutcome> outcomes = send(node(peer));
      assertEquals(
          List.of(Result.STORED_WITH_WARNING, Result.REFUSED, Result.STORED), results(outcomes));
      assertTrue(outcomes.get(1).message().contains("A700H"), outcomes.get(1).message());
      assertTrue(outcomes.get(1).message().contains("out of resources"));
      assertEquals(0xB000, outcomes.get(0).status());
    }
  }

  @Test
  void after_a_broken_association_the_next_instances_go_over_a_new_one() throws Exception {
    AtomicInteger associations = new AtomicInteger();
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              boolean first = associations.getAndIncrement() == 0;
              FakePeer.acceptAll(in, out);
              for (int message = 1; readStore(in, out); message++) {
                if (first && message == 2) {
                  out.write(FakePeer.pdu(7, new byte[] {0, 0, 0, 0}));
                  return;
                }
                answer(out, message, 0);
              }
            })) {
      List<StoreOutcome> outcomes = send(node(peer));
      assertEquals(List.of(Result.STORED, Result.UNCERTAIN, Result.STORED), results(outcomes));
      assertEquals(2, associations.get());
      assertEquals(StoreOutcome.NO_STATUS, outcomes.get(1).status());
    }
  }

  @Test
  void an_archive_that_does_not_answer_in_time_is_named() throws Exception {
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              FakePeer.acceptAll(in, out);
              FakePeer.readToEnd(in);
            })) {
      PacsNode node = node(peer).withTimeouts(Duration.ofSeconds(10), Duration.ofMillis(300));
      List<StoreOutcome> outcomes = send(node);
      assertEquals(List.of(Result.UNCERTAIN, Result.UNCERTAIN, Result.NOT_SENT), results(outcomes));
      String message = outcomes.get(0).message();
      assertTrue(message.contains("did not answer within 0.3 s"), message);
      PacsException echo = assertThrows(PacsException.class, () -> store.echo(node));
      assertTrue(echo.getMessage().contains("did not answer"), echo.getMessage());
    }
  }

  @Test
  void an_archive_that_takes_the_connection_and_keeps_silent_is_named() throws Exception {
    try (FakePeer peer = new FakePeer((in, out) -> FakePeer.readToEnd(in))) {
      // Long enough that the limit of the whole attempt is not over first.
      PacsNode node = node(peer).withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(10));
      List<StoreOutcome> outcomes = send(node);
      assertEquals(List.of(Result.NOT_SENT, Result.NOT_SENT, Result.NOT_SENT), results(outcomes));
      String message = outcomes.get(0).message();
      assertTrue(message.contains("no answer to the association request within 2.0 s"), message);
    }
  }

  @Test
  void an_archive_that_keeps_silent_in_the_tls_handshake_is_named() throws Exception {
    Path trusted = folder.resolve("trusted.p12");
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    try (OutputStream out = Files.newOutputStream(trusted)) {
      empty.store(out, "changeit".toCharArray());
    }
    try (FakePeer peer = new FakePeer((in, out) -> FakePeer.readToEnd(in))) {
      PacsNode node =
          node(peer)
              .withTls(TlsSettings.trusting(trusted, "changeit"))
              .withTimeouts(Duration.ofMillis(300), Duration.ofSeconds(10));
      PacsException failure = assertThrows(PacsException.class, () -> store.echo(node));
      assertTrue(failure.getMessage().contains("did not answer"), failure.getMessage());
    }
  }

  @Test
  void a_server_of_another_protocol_is_told_from_an_archive() throws Exception {
    try (FakePeer peer =
        new FakePeer((in, out) -> out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes()))) {
      PacsException failure = assertThrows(PacsException.class, () -> store.echo(node(peer)));
      assertTrue(failure.getMessage().contains("DICOM port"), failure.getMessage());
      assertEquals(Result.NOT_SENT, send(node(peer)).get(2).result());
    }
  }

  @Test
  void an_unknown_title_is_named_with_what_to_do() throws Exception {
    for (int reason : new int[] {3, 7}) {
      byte[] rejection = FakePeer.pdu(3, new byte[] {0, 1, 1, (byte) reason});
      try (FakePeer peer =
          new FakePeer(
              (in, out) -> {
                FakePeer.readPdu(in);
                out.write(rejection);
              })) {
        PacsException failure =
            assertThrows(
                PacsException.class, () -> store.echo(node(peer).withCallingAet("READER")));
        String expected = reason == 3 ? "READER; have it registered" : "ARCHIVE; check it";
        assertTrue(failure.getMessage().contains(expected), failure.getMessage());
      }
    }
  }

  @Test
  void a_cancellation_ends_the_wait_and_keeps_the_outcomes() throws Exception {
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              FakePeer.acceptAll(in, out);
              readStore(in, out);
              answer(out, 1, 0);
              readStore(in, out);
              cancellation.cancel();
              FakePeer.readToEnd(in);
            })) {
      List<StoreOutcome> outcomes = send(node(peer));
      assertEquals(List.of(Result.STORED, Result.UNCERTAIN, Result.NOT_SENT), results(outcomes));
      assertTrue(outcomes.get(2).message().contains("Cancelled"));
    }
  }

  @Test
  void a_cancelled_run_sends_nothing() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (FakePeer peer = new FakePeer((in, out) -> connections.incrementAndGet())) {
      cancellation.cancel();
      assertEquals(
          List.of(Result.NOT_SENT, Result.NOT_SENT, Result.NOT_SENT), results(send(node(peer))));
      assertEquals(0, connections.get());
    }
  }

  @Test
  void an_interrupt_ends_the_wait_keeps_the_outcomes_and_stays_set() throws Exception {
    Thread sender = Thread.currentThread();
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              FakePeer.acceptAll(in, out);
              readStore(in, out);
              sender.interrupt();
              FakePeer.readToEnd(in);
            })) {
      List<StoreOutcome> outcomes = send(node(peer));
      assertTrue(Thread.interrupted());
      assertEquals(List.of(Result.UNCERTAIN, Result.NOT_SENT, Result.NOT_SENT), results(outcomes));
    }
  }

  @Test
  void values_out_of_range_are_refused_before_anything_is_sent() {
    assertThrows(IllegalArgumentException.class, () -> new PacsNode("", "host", 104));
    assertThrows(
        IllegalArgumentException.class, () -> new PacsNode("A234567890123456X", "host", 104));
    assertThrows(IllegalArgumentException.class, () -> new PacsNode("A\\B", "host", 104));
    assertThrows(IllegalArgumentException.class, () -> new PacsNode("A", " ", 104));
    assertThrows(IllegalArgumentException.class, () -> new PacsNode("A", "host", 0));
    assertThrows(IllegalArgumentException.class, () -> new PacsNode("A", "host", 65536));
    PacsNode node = new PacsNode("A", "host", 104);
    assertThrows(
        IllegalArgumentException.class,
        () -> node.withTimeouts(Duration.ZERO, Duration.ofSeconds(1)));
    assertEquals(Duration.ofSeconds(5), node.connectTimeout());
    assertEquals(Duration.ofSeconds(60), node.responseTimeout());
  }

  @Test
  void passwords_are_not_printed() {
    TlsSettings tls = TlsSettings.trusting(folder, "secret-a").withKey(folder, "secret-b");
    assertTrue(!new PacsNode("A", "h", 104).withTls(tls).toString().contains("secret"));
  }
}
