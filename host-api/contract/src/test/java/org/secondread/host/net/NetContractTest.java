package org.secondread.host.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.DataWriterAdapter;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.DimseRSPHandler;
import org.dcm4che3.net.InputStreamDataWriter;
import org.dcm4che3.net.NoPresentationContextException;
import org.dcm4che3.net.Priority;
import org.dcm4che3.net.Status;
import org.dcm4che3.net.pdu.AAbort;
import org.dcm4che3.net.pdu.AAssociateRJ;
import org.dcm4che3.net.pdu.PresentationContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.host.testing.ClosedPort;
import org.secondread.host.testing.Server;
import org.secondread.host.testing.StoreScp;
import org.secondread.host.testing.Tool;

/** C-ECHO and C-STORE against DCMTK and Orthanc, for either dcm4che. */
@Timeout(120)
class NetContractTest {
  private static final String STORAGE = UID.SecondaryCaptureImageStorage;

  @TempDir Path folder;

  private static int statusOf(DimseRSP response) throws Exception {
    assertTrue(response.next());
    return response.getCommand().getInt(Tag.Status, -1);
  }

  private static void release(Association association) throws Exception {
    association.waitForOutstandingRSP();
    association.release();
    association.waitForSocketClose();
  }

  private static DimseRSP storeFile(Association association, Path file) throws Exception {
    long start;
    Attributes meta;
    try (DicomInputStream in = new DicomInputStream(file.toFile())) {
      meta = in.readFileMetaInformation();
      start = in.getPosition();
    }
    try (InputStream in = new FileInputStream(file.toFile())) {
      in.skipNBytes(start);
      return association.cstore(
          meta.getString(Tag.MediaStorageSOPClassUID),
          meta.getString(Tag.MediaStorageSOPInstanceUID),
          Priority.NORMAL,
          new InputStreamDataWriter(in),
          meta.getString(Tag.TransferSyntaxUID));
    }
  }

  @Test
  void storescp_answers_an_echo_and_a_release() throws Exception {
    try (StoreScp peer = new StoreScp(folder);
        Scu scu = new Scu(peer.port())) {
      Association association = scu.connect();
      assertTrue(association.isReadyForDataTransfer());
      assertEquals(Status.Success, statusOf(association.cecho()));
      release(association);
      assertFalse(association.isReadyForDataTransfer());
    }
  }

  @Test
  void a_file_arrives_as_dcmdump_and_pydicom_see_it_at_the_source() throws Exception {
    String dcmdump = Tool.path("dcmdump");
    for (String syntax :
        List.of(
            UID.ExplicitVRLittleEndian,
            UID.ImplicitVRLittleEndian,
            UID.DeflatedExplicitVRLittleEndian)) {
      Path file = folder.resolve(syntax + ".dcm");
      Sample.write(Sample.dataset(), syntax, file);
      try (StoreScp peer = new StoreScp(folder, "+xa");
          Scu scu = new Scu(peer.port())) {
        scu.request.addPresentationContextFor(STORAGE, syntax);
        Association association = scu.connect();
        assertEquals(Set.of(syntax), association.getTransferSyntaxesFor(STORAGE));
        assertEquals(Status.Success, statusOf(storeFile(association, file)));
        release(association);
        Path arrived = peer.received().get(0);
        assertEquals(dump(dcmdump, file), dump(dcmdump, arrived));
        assertSameForPydicom(file, arrived);
      }
    }
  }

  private static String dump(String dcmdump, Path file) throws Exception {
    return Tool.run(dcmdump, "+L", "--print-all", file.toString())
        .lines()
        .filter(line -> line.startsWith("(") && !line.startsWith("(0002,"))
        .collect(Collectors.joining("\n"));
  }

  private static void assertSameForPydicom(Path file, Path arrived) throws Exception {
    String script =
        "import sys, pydicom\n"
            + "a, b = [pydicom.dcmread(p) for p in sys.argv[1:3]]\n"
            + "assert a == b and a.PixelData == b.PixelData";
    Tool.run(Tool.pydicom(), "-c", script, file.toString(), arrived.toString());
  }

  @Test
  void a_dataset_is_encoded_in_the_negotiated_syntax() throws Exception {
    for (String syntax : List.of(UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian)) {
      Attributes dataset = Sample.dataset();
      try (StoreScp peer = new StoreScp(folder);
          Scu scu = new Scu(peer.port())) {
        scu.request.addPresentationContextFor(STORAGE, syntax);
        Association association = scu.connect();
        String iuid = dataset.getString(Tag.SOPInstanceUID);
        DataWriterAdapter data = new DataWriterAdapter(dataset);
        DimseRSP response = association.cstore(STORAGE, iuid, Priority.NORMAL, data, syntax);
        assertEquals(Status.Success, statusOf(response));
        release(association);
        Path source = folder.resolve("source.dcm");
        Sample.write(dataset, UID.ExplicitVRLittleEndian, source);
        assertSameForPydicom(source, peer.received().get(0));
      }
    }
  }

  @Test
  void many_files_go_over_one_association_and_every_handler_hears_its_response() throws Exception {
    int count = 20;
    try (StoreScp peer = new StoreScp(folder);
        Scu scu = new Scu(peer.port())) {
      scu.request.addPresentationContextFor(STORAGE, UID.ExplicitVRLittleEndian);
      Association association = scu.connect();
      AtomicInteger successes = new AtomicInteger();
      for (int i = 0; i < count; i++) {
        Attributes dataset = Sample.dataset();
        DimseRSPHandler handler =
            new DimseRSPHandler(association.nextMessageID()) {
              @Override
              public void onDimseRSP(Association as, Attributes cmd, Attributes data) {
                super.onDimseRSP(as, cmd, data);
                if (cmd.getInt(Tag.Status, -1) == Status.Success
                    && cmd.getInt(Tag.MessageIDBeingRespondedTo, -1) == getMessageID()) {
                  successes.incrementAndGet();
                }
              }
            };
        association.cstore(
            STORAGE,
            dataset.getString(Tag.SOPInstanceUID),
            Priority.NORMAL,
            new DataWriterAdapter(dataset),
            UID.ExplicitVRLittleEndian,
            handler);
      }
      release(association);
      assertEquals(count, successes.get());
      assertEquals(count, peer.received().size());
    }
  }

  @Test
  void pdus_of_every_agreed_length_arrive() throws Exception {
    for (int length : new int[] {4096, 16384, 131072}) {
      Attributes dataset = Sample.dataset();
      try (StoreScp peer = new StoreScp(folder, "-pdu", Integer.toString(length));
          Scu scu = new Scu(peer.port())) {
        scu.local.setSendPDULength(131072);
        scu.request.addPresentationContextFor(STORAGE, UID.ExplicitVRLittleEndian);
        Association association = scu.connect();
        DimseRSP response =
            association.cstore(
                STORAGE,
                dataset.getString(Tag.SOPInstanceUID),
                Priority.NORMAL,
                new DataWriterAdapter(dataset),
                UID.ExplicitVRLittleEndian);
        assertEquals(Status.Success, statusOf(response));
        release(association);
        Path source = folder.resolve("source.dcm");
        Sample.write(dataset, UID.ExplicitVRLittleEndian, source);
        assertSameForPydicom(source, peer.received().get(0));
      }
    }
  }

  @Test
  void a_refused_sop_class_has_no_transfer_syntax_and_cannot_be_sent() throws Exception {
    String unknownClass = "1.2.826.0.1.3680043.2.1143.999";
    try (StoreScp peer = new StoreScp(folder);
        Scu scu = new Scu(peer.port())) {
      scu.request.addPresentationContextFor(unknownClass, UID.ExplicitVRLittleEndian);
      Association association = scu.connect();
      assertTrue(association.getTransferSyntaxesFor(unknownClass).isEmpty());
      DataWriterAdapter data = new DataWriterAdapter(Sample.dataset());
      assertThrows(
          NoPresentationContextException.class,
          () -> association.cstore(unknownClass, "1.2.3", 0, data, UID.ExplicitVRLittleEndian));
      assertEquals(Status.Success, statusOf(association.cecho()));
      release(association);
    }
  }

  @Test
  void each_transfer_syntax_is_answered_on_its_own() throws Exception {
    try (StoreScp peer = new StoreScp(folder);
        Scu scu = new Scu(peer.port())) {
      scu.request.addPresentationContextFor(STORAGE, UID.JPEGBaseline8Bit);
      scu.request.addPresentationContextFor(STORAGE, UID.ExplicitVRLittleEndian);
      assertFalse(scu.request.addPresentationContextFor(STORAGE, UID.ExplicitVRLittleEndian));
      scu.request.addPresentationContext(
          new PresentationContext(7, STORAGE, UID.ImplicitVRLittleEndian));
      Association association = scu.connect();
      assertEquals(
          Set.of(UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian),
          association.getTransferSyntaxesFor(STORAGE));
      release(association);
    }
  }

  @Test
  void a_refused_association_names_the_reason() throws Exception {
    try (StoreScp peer = new StoreScp(folder, "--refuse");
        Scu scu = new Scu(peer.port())) {
      AAssociateRJ rejection = assertThrows(AAssociateRJ.class, scu::connect);
      assertEquals(AAssociateRJ.SOURCE_SERVICE_USER, rejection.getSource());
      assertTrue(rejection.getMessage().contains("no-reason-given"), rejection.getMessage());
    }
  }

  @Test
  void an_unknown_called_title_is_rejected_by_dcmqrscp() throws Exception {
    String program = Tool.path("dcmqrscp");
    Path archive = Files.createDirectory(folder.resolve("archive"));
    Path configuration = folder.resolve("dcmqrscp.cfg");
    Files.writeString(
        configuration,
        "MaxPDUSize = 16384\nMaxAssociations = 16\n"
            + "HostTable BEGIN\nHostTable END\nVendorTable BEGIN\nVendorTable END\n"
            + "AETable BEGIN\nARCHIVE "
            + archive
            + " RW (10, 64mb) ANY\nAETable END\n");
    try (Server server =
        Server.start(
            folder.resolve("dcmqrscp.log"),
            port -> List.of(program, "-c", configuration.toString(), Integer.toString(port)))) {
      try (Scu scu = new Scu(server.port())) {
        scu.request.setCalledAET("WRONG");
        AAssociateRJ rejection = assertThrows(AAssociateRJ.class, scu::connect);
        assertEquals(AAssociateRJ.REASON_CALLED_AET_NOT_RECOGNIZED, rejection.getReason());
      }
      try (Scu scu = new Scu(server.port())) {
        scu.request.setCalledAET("ARCHIVE");
        Association association = scu.connect();
        assertEquals(Status.Success, statusOf(association.cecho()));
        release(association);
      }
    }
  }

  @Test
  void a_port_where_nobody_listens_refuses_the_connection() throws Exception {
    try (ClosedPort port = new ClosedPort();
        Scu scu = new Scu(port.number())) {
      assertThrows(ConnectException.class, scu::connect);
    }
  }

  @Test
  void an_abort_after_the_request_reaches_the_waiting_caller() throws Exception {
    for (String option : List.of("--abort-after", "--abort-during")) {
      try (StoreScp peer = new StoreScp(folder, option);
          Scu scu = new Scu(peer.port())) {
        scu.request.addPresentationContextFor(STORAGE, UID.ExplicitVRLittleEndian);
        Association association = scu.connect();
        assertThrows(
            IOException.class,
            () ->
                association
                    .cstore(
                        STORAGE,
                        "1.2.3",
                        Priority.NORMAL,
                        new DataWriterAdapter(Sample.dataset()),
                        UID.ExplicitVRLittleEndian)
                    .next());
        assertThrows(IOException.class, association::waitForSocketClose);
        assertFalse(association.isReadyForDataTransfer());
      }
    }
  }

  @Test
  void a_response_that_does_not_come_in_time_aborts() throws Exception {
    try (StoreScp peer = new StoreScp(folder, "--sleep-after", "60");
        Scu scu = new Scu(peer.port())) {
      scu.local.setResponseTimeout(3000);
      scu.request.addPresentationContextFor(STORAGE, UID.ExplicitVRLittleEndian);
      Association association = scu.connect();
      CountDownLatch closed = new CountDownLatch(1);
      for (int i = 0; i < 2; i++) { // storescp sleeps after its first response
        DimseRSPHandler handler =
            new DimseRSPHandler(association.nextMessageID()) {
              @Override
              public void onClose(Association as) {
                super.onClose(as);
                closed.countDown();
              }
            };
        association.cstore(
            STORAGE,
            "1.2.3",
            Priority.NORMAL,
            new DataWriterAdapter(Sample.dataset()),
            UID.ExplicitVRLittleEndian,
            handler);
      }
      assertTrue(closed.await(30, TimeUnit.SECONDS));
      assertThrows(AAbort.class, association::waitForSocketClose);
    }
  }

  @Test
  void a_missing_executor_is_refused() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Scu scu = new Scu(server.getLocalPort())) {
      scu.device.setExecutor(null);
      assertThrows(IllegalStateException.class, scu::connect);
    }
  }

  @Test
  void orthanc_takes_a_file_and_gives_the_same_pixels_back() throws Exception {
    String program = Tool.path("Orthanc");
    AtomicInteger dicomPort = new AtomicInteger();
    // It opens the port for HTTP after that for DICOM.
    try (Server server =
            Server.start(
                folder.resolve("orthanc.log"),
                httpPort -> {
                  dicomPort.set(Tool.freePort());
                  return List.of(program, configuration(dicomPort.get(), httpPort).toString());
                });
        Scu wrong = new Scu(dicomPort.get());
        Scu scu = new Scu(dicomPort.get())) {
      wrong.request.setCalledAET("WRONG");
      assertThrows(AAssociateRJ.class, wrong::connect);

      Path file = folder.resolve("sent.dcm");
      Sample.write(Sample.dataset(), UID.ExplicitVRLittleEndian, file);
      scu.request.setCalledAET("ORTHANC");
      scu.request.addPresentationContextFor(STORAGE, UID.ExplicitVRLittleEndian);
      Association association = scu.connect();
      assertEquals(Status.Success, statusOf(association.cecho()));
      assertEquals(Status.Success, statusOf(storeFile(association, file)));
      release(association);

      String instances = new String(get(server.port(), "/instances"));
      String id = instances.replaceAll("[^0-9a-f-]", "");
      Path stored = folder.resolve("stored.dcm");
      Files.write(stored, get(server.port(), "/instances/" + id + "/file"));
      assertSameForPydicom(file, stored);
    }
  }

  /** A configuration of Orthanc. */
  private Path configuration(int dicomPort, int httpPort) throws IOException {
    Path storage = Files.createDirectories(folder.resolve("orthanc"));
    return Files.writeString(
        folder.resolve("orthanc.json"),
        ("{'StorageDirectory': '%s', 'IndexDirectory': '%s', 'HttpPort': %d, 'DicomPort': %d,"
                + " 'DicomAet': 'ORTHANC', 'DicomCheckCalledAet': true, 'Plugins': [],"
                + " 'RemoteAccessAllowed': false, 'AuthenticationEnabled': false}")
            .replace('\'', '"')
            .formatted(storage, storage, httpPort, dicomPort));
  }

  private static byte[] get(int port, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
        .body();
  }
}
