package org.dcm4che3.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.secondread.host.testing.FakePeer.acceptAll;
import static org.secondread.host.testing.FakePeer.associateAC;
import static org.secondread.host.testing.FakePeer.concat;
import static org.secondread.host.testing.FakePeer.contexts;
import static org.secondread.host.testing.FakePeer.item;
import static org.secondread.host.testing.FakePeer.pdata;
import static org.secondread.host.testing.FakePeer.pdu;
import static org.secondread.host.testing.FakePeer.readPdu;
import static org.secondread.host.testing.FakePeer.readToEnd;
import static org.secondread.host.testing.FakePeer.response;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.pdu.AAbort;
import org.dcm4che3.net.pdu.AAssociateRJ;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.secondread.host.testing.FakePeer;

/** A peer that breaks the rules costs its association, never a hang, a wrong success or memory. */
@Timeout(60)
class HostilePeerTest {
  private static final int SHORT = 300;
  private static final String SUITE = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
  private static final String STORAGE = UID.SecondaryCaptureImageStorage;

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final Connection local = new Connection();
  private boolean tls;

  @AfterEach
  void shutDown() {
    executor.shutdownNow();
    scheduler.shutdownNow();
  }

  private Association connect(FakePeer peer) throws Exception {
    Device device = new Device("test");
    device.setExecutor(executor);
    device.setScheduledExecutor(scheduler);
    device.addConnection(local);
    ApplicationEntity ae = new ApplicationEntity("TEST");
    device.addApplicationEntity(ae);
    ae.addConnection(local);
    Connection remote = new Connection(null, "127.0.0.1", peer.port());
    remote.setTlsCipherSuites(tls ? new String[] {SUITE} : new String[0]);
    AAssociateRQ rq = new AAssociateRQ();
    rq.setCalledAET("PEER");
    rq.addPresentationContextFor(UID.Verification, UID.ImplicitVRLittleEndian);
    rq.addPresentationContextFor(STORAGE, UID.ExplicitVRLittleEndian);
    return ae.connect(remote, rq);
  }

  private static DataWriter bytes(int length) {
    return new InputStreamDataWriter(new ByteArrayInputStream(new byte[length]));
  }

  private static byte[] echoAnswer(int status) {
    return pdata(1, 3, response(0x8030, 1, status, 0x0101));
  }

  @Test
  void garbage_instead_of_an_answer_ends_the_association() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      byte[] garbage = new byte[10 + random.nextInt(200)];
      random.nextBytes(garbage);
      try (FakePeer peer = new FakePeer((in, out) -> out.write(garbage))) {
        assertThrows(IOException.class, () -> connect(peer));
      }
    }
  }

  @Test
  void a_damaged_acceptance_ends_the_association_or_is_understood() throws Exception {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      long seed = random.nextLong();
      try (FakePeer peer =
          new FakePeer(
              (in, out) -> {
                byte[] answer = associateAC(contexts(readPdu(in)), 16384);
                Random damage = new Random(seed);
                for (int i = 0; i < 3; i++) {
                  answer[damage.nextInt(answer.length)] = (byte) damage.nextInt();
                }
                out.write(answer);
              })) {
        try {
          connect(peer).abort();
        } catch (IOException expected) {
          assertNotNull(expected);
        }
      }
    }
  }

  @Test
  void a_damaged_response_never_passes_for_another_status() throws Exception {
    Random random = new Random(13);
    for (int round = 0; round < 200; round++) {
      int at = random.nextInt(echoAnswer(0).length - 2);
      byte value = (byte) random.nextInt();
      try (FakePeer peer =
          new FakePeer(
              (in, out) -> {
                acceptAll(in, out);
                readPdu(in);
                byte[] answer = echoAnswer(0xC123);
                answer[at] = value;
                out.write(answer);
              })) {
        try {
          DimseRSP rsp = connect(peer).cecho();
          rsp.next();
          assertFalse(rsp.getCommand().getInt(Tag.Status, -1) == 0);
        } catch (IOException expected) {
          assertNotNull(expected);
        }
      }
    }
  }

  @Test
  void half_an_answer_then_silence_runs_into_the_accept_timeout() throws Exception {
    local.setAcceptTimeout(SHORT);
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              byte[] answer = associateAC(contexts(readPdu(in)), 16384);
              out.write(answer, 0, answer.length / 2);
              readToEnd(in);
            })) {
      assertThrows(AAbort.class, () -> connect(peer));
    }
  }

  @Test
  void half_a_response_then_silence_runs_into_the_response_timeout() throws Exception {
    local.setResponseTimeout(SHORT);
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              acceptAll(in, out);
              readPdu(in);
              out.write(echoAnswer(0), 0, 20);
              readToEnd(in);
            })) {
      DimseRSP rsp = connect(peer).cecho();
      assertThrows(AAbort.class, rsp::next);
    }
  }

  @Test
  void a_peer_that_stops_reading_runs_into_the_store_timeout() throws Exception {
    local.setStoreTimeout(SHORT);
    BlockingQueue<Boolean> done = new ArrayBlockingQueue<>(1);
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              acceptAll(in, out);
              done.take();
            })) {
      Association as = connect(peer);
      InputStream endless =
          new InputStream() {
            @Override
            public int read() {
              return 0;
            }
          };
      DataWriter data = new InputStreamDataWriter(endless);
      assertThrows(
          AAbort.class,
          () -> as.cstore(STORAGE, "1.2.3", Priority.NORMAL, data, UID.ExplicitVRLittleEndian));
      done.add(true);
    }
  }

  @Test
  void a_peer_that_ignores_a_release_runs_into_the_release_timeout() throws Exception {
    local.setReleaseTimeout(SHORT);
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              acceptAll(in, out);
              readToEnd(in);
            })) {
      Association as = connect(peer);
      as.release();
      assertThrows(AAbort.class, as::waitForSocketClose);
    }
  }

  @Test
  void a_silent_peer_runs_into_the_connect_timeout_of_the_tls_handshake() throws Exception {
    tls = true;
    local.setTlsCipherSuites(SUITE);
    local.setConnectTimeout(SHORT);
    try (FakePeer peer = new FakePeer((in, out) -> readToEnd(in))) {
      assertThrows(SocketTimeoutException.class, () -> connect(peer));
    }
  }

  @Test
  void tls_on_one_side_only_is_refused_before_connecting() throws Exception {
    tls = true;
    try (FakePeer peer = new FakePeer((in, out) -> readToEnd(in))) {
      assertThrows(IncompatibleConnectionException.class, () -> connect(peer));
    }
  }

  @Test
  void a_missing_executor_is_named_and_leaves_no_connection() throws Exception {
    executor.shutdownNow();
    BlockingQueue<Boolean> closed = new ArrayBlockingQueue<>(1);
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              readToEnd(in);
              closed.add(true);
            })) {
      assertThrows(RejectedExecutionException.class, () -> connect(peer));
      assertEquals(true, closed.poll(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void a_huge_length_is_refused_before_anything_is_allocated() throws Exception {
    for (int type : new int[] {2, 3, 4, 5, 6, 7}) {
      byte[] header = ByteBuffer.allocate(6).put((byte) type).put((byte) 0).putInt(-2).array();
      try (FakePeer peer =
          new FakePeer(
              (in, out) -> {
                out.write(header);
                readToEnd(in);
              })) {
        assertThrows(AAbort.class, () -> connect(peer));
      }
    }
  }

  @Test
  void a_value_longer_than_its_pdu_ends_the_association() throws Exception {
    byte[] lying = pdata(1, 3, new byte[12]);
    ByteBuffer.wrap(lying).putInt(6, Integer.MAX_VALUE);
    assertFailsAfterRequest(lying);
  }

  @Test
  void an_element_longer_than_the_command_ends_the_association() throws Exception {
    byte[] command = response(0x8030, 1, 0, 0x0101);
    command[7] = 0x7F;
    assertFailsAfterRequest(pdata(1, 3, command));
  }

  @Test
  void an_endless_command_set_ends_the_association() throws Exception {
    byte[] fragment = pdata(1, 1, new byte[16000]);
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              acceptAll(in, out);
              while (true) {
                out.write(fragment);
              }
            })) {
      assertThrows(IOException.class, () -> connect(peer).waitForSocketClose());
    }
  }

  @Test
  void a_response_to_another_message_ends_the_association() throws Exception {
    assertFailsAfterRequest(pdata(1, 3, response(0x8030, 99, 0, 0x0101)));
  }

  @Test
  void a_request_instead_of_a_response_ends_the_association() throws Exception {
    assertFailsAfterRequest(pdata(1, 3, response(0x0030, 1, 0, 0x0101)));
  }

  @Test
  void a_response_on_an_unknown_context_ends_the_association() throws Exception {
    assertFailsAfterRequest(pdata(77, 3, response(0x8030, 1, 0, 0x0101)));
  }

  @Test
  void a_dataset_before_its_command_ends_the_association() throws Exception {
    assertFailsAfterRequest(pdata(1, 2, new byte[8]));
  }

  @Test
  void a_second_acceptance_ends_the_association() throws Exception {
    assertFailsAfterRequest(associateAC(List.of(), 16384));
  }

  private void assertFailsAfterRequest(byte[] answer) throws Exception {
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              acceptAll(in, out);
              readPdu(in);
              out.write(answer);
              readToEnd(in);
            })) {
      Association as = connect(peer);
      DimseRSP rsp = as.cecho();
      assertThrows(AAbort.class, rsp::next);
      assertInstanceOf(AAbort.class, as.getException());
      assertFalse(as.isReadyForDataTransfer());
    }
  }

  @Test
  void a_response_with_a_dataset_is_understood_and_the_dataset_passed_over() throws Exception {
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              acceptAll(in, out);
              readPdu(in);
              out.write(pdata(1, 3, response(0x8030, 1, 0, 0)));
              out.write(pdata(1, 0, new byte[5000]));
              out.write(pdata(1, 2, new byte[10]));
              readToEnd(in);
            })) {
      DimseRSP rsp = connect(peer).cecho();
      assertTrue(rsp.next());
      assertEquals(Status.Success, rsp.getCommand().getInt(Tag.Status, -1));
      assertFalse(rsp.next());
    }
  }

  @Test
  void an_abort_in_the_middle_names_its_source_and_reason() throws Exception {
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              acceptAll(in, out);
              readPdu(in);
              out.write(pdu(7, new byte[] {0, 0, 2, 6}));
              readToEnd(in);
            })) {
      DimseRSP rsp = connect(peer).cecho();
      AAbort abort = assertThrows(AAbort.class, rsp::next);
      assertEquals(AAbort.UL_SERIVE_PROVIDER, abort.getSource());
      assertTrue(abort.getMessage().contains("invalid-PDU-parameter-value"));
    }
  }

  @Test
  void a_rejection_names_result_source_and_reason() throws Exception {
    try (FakePeer peer = new FakePeer((in, out) -> out.write(pdu(3, new byte[] {0, 1, 1, 7})))) {
      AAssociateRJ rj = assertThrows(AAssociateRJ.class, () -> connect(peer));
      assertEquals(AAssociateRJ.REASON_CALLED_AET_NOT_RECOGNIZED, rj.getReason());
      assertTrue(rj.getMessage().contains("called-AE-title-not-recognized"));
      assertTrue(rj.getMessage().contains("rejected-permanent"));
    }
  }

  @Test
  void a_rejection_with_unknown_codes_is_still_a_rejection() throws Exception {
    try (FakePeer peer =
        new FakePeer((in, out) -> out.write(pdu(3, new byte[] {0, (byte) 200, 9, 99})))) {
      AAssociateRJ rj = assertThrows(AAssociateRJ.class, () -> connect(peer));
      assertEquals(200, rj.getResult());
    }
  }

  @Test
  void a_close_before_the_response_reaches_every_waiting_request() throws Exception {
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              acceptAll(in, out);
              readPdu(in);
              readPdu(in);
            })) {
      Association as = connect(peer);
      BlockingQueue<String> heard = new ArrayBlockingQueue<>(2);
      DimseRSPHandler handler =
          new DimseRSPHandler(as.nextMessageID()) {
            @Override
            public void onDimseRSP(Association a, Attributes cmd, Attributes data) {
              super.onDimseRSP(a, cmd, data);
              heard.add("response");
            }

            @Override
            public void onClose(Association a) {
              super.onClose(a);
              heard.add("close");
            }
          };
      as.cstore(STORAGE, "1.2.3", 0, bytes(10), UID.ExplicitVRLittleEndian, handler);
      assertEquals("close", heard.poll(30, TimeUnit.SECONDS));
      as.waitForOutstandingRSP();
      assertTrue(heard.isEmpty());
      assertThrows(IOException.class, as::cecho);
    }
  }

  @Test
  void a_release_by_the_peer_before_the_response_is_a_failure() throws Exception {
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              acceptAll(in, out);
              readPdu(in);
              out.write(pdu(5, new byte[4]));
              readToEnd(in);
            })) {
      DimseRSP rsp = connect(peer).cecho();
      IOException failure = assertThrows(IOException.class, rsp::next);
      assertTrue(failure.getMessage().contains("released"), failure.getMessage());
    }
  }

  @Test
  void a_dataset_that_fails_to_read_aborts_and_never_sends_a_last_fragment() throws Exception {
    BlockingQueue<List<byte[]>> received = new ArrayBlockingQueue<>(1);
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              acceptAll(in, out);
              List<byte[]> pdus = new ArrayList<>();
              do {
                pdus.add(readPdu(in));
              } while (pdus.get(pdus.size() - 1)[0] == 4);
              received.add(pdus);
            })) {
      Association as = connect(peer);
      DataWriter broken =
          (out, tsuid) -> {
            out.write(new byte[40000]);
            throw new IOException("disk");
          };
      IOException failure =
          assertThrows(
              IOException.class,
              () -> as.cstore(STORAGE, "1.2.3", 0, broken, UID.ExplicitVRLittleEndian));
      assertEquals("disk", failure.getMessage());
      List<byte[]> pdus = received.poll(30, TimeUnit.SECONDS);
      assertEquals(7, pdus.get(pdus.size() - 1)[0]);
      for (byte[] pdu : pdus.subList(1, pdus.size() - 1)) {
        assertEquals(0, pdu[11]);
      }
    }
  }

  @Test
  void the_peers_largest_pdu_is_honoured() throws Exception {
    BlockingQueue<List<byte[]>> received = new ArrayBlockingQueue<>(1);
    for (int max : new int[] {8, 9, 128, 4097, 16378, 0, -1}) {
      try (FakePeer peer =
          new FakePeer(
              (in, out) -> {
                out.write(associateAC(contexts(readPdu(in)), max));
                List<byte[]> data = new ArrayList<>();
                byte[] pdu;
                do {
                  pdu = readPdu(in);
                  if ((pdu[11] & 1) == 0) {
                    data.add(pdu);
                  }
                } while (pdu[11] != 2);
                received.add(data);
                out.write(pdata(3, 3, response(0x8001, 1, 0, 0x0101)));
                readToEnd(in);
              })) {
        byte[] sent = new byte[20000];
        new Random(max).nextBytes(sent);
        DataWriter data = new InputStreamDataWriter(new ByteArrayInputStream(sent));
        DimseRSP rsp = connect(peer).cstore(STORAGE, "1.2.3", 0, data, UID.ExplicitVRLittleEndian);
        assertTrue(rsp.next());
        byte[] joined = new byte[0];
        for (byte[] pdu : received.take()) {
          assertTrue(pdu.length - 6 <= (max <= 0 ? 16378 : max));
          joined = concat(joined, Arrays.copyOfRange(pdu, 12, pdu.length));
        }
        assertEquals(ByteBuffer.wrap(sent), ByteBuffer.wrap(joined));
      }
    }
  }

  @Test
  void a_largest_pdu_that_holds_nothing_ends_the_association() throws Exception {
    try (FakePeer peer =
        new FakePeer((in, out) -> out.write(associateAC(contexts(readPdu(in)), 7)))) {
      assertThrows(AAbort.class, () -> connect(peer));
    }
  }

  @Test
  void an_accepted_context_that_was_not_proposed_is_ignored() throws Exception {
    byte[] foreign =
        item(0x21, concat(new byte[] {99, 0, 0, 0}, item(0x40, "1.2.840.10008.1.2".getBytes())));
    byte[] otherSyntax =
        item(0x21, concat(new byte[] {3, 0, 0, 0}, item(0x40, "1.2.3.4".getBytes())));
    try (FakePeer peer =
        new FakePeer(
            (in, out) -> {
              readPdu(in);
              out.write(associateAC(List.of(foreign, otherSyntax), 0));
              readToEnd(in);
            })) {
      Association as = connect(peer);
      assertTrue(as.getTransferSyntaxesFor(STORAGE).isEmpty());
      assertThrows(NoPresentationContextException.class, as::cecho);
      as.abort();
    }
  }
}
