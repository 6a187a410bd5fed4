package org.secondread.host.net;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.pdu.AAssociateRQ;

/** The calling side, set up as dcm4che's users do. */
final class Scu implements AutoCloseable {
  private static final int PATIENCE_MS = 60_000;

  final Device device = new Device("contract");
  final Connection local = new Connection();
  final Connection remote = new Connection();
  final AAssociateRQ request = new AAssociateRQ();

  private final ApplicationEntity ae = new ApplicationEntity("CONTRACT");
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

  Scu(int port) {
    device.setExecutor(executor);
    device.setScheduledExecutor(scheduler);
    device.addConnection(local);
    device.addApplicationEntity(ae);
    ae.addConnection(local);
    remote.setHostname("localhost");
    remote.setPort(port);
    request.setCalledAET("ANY-SCP");
    request.addPresentationContextFor(UID.Verification, UID.ImplicitVRLittleEndian);
    local.setConnectTimeout(PATIENCE_MS);
    local.setAcceptTimeout(PATIENCE_MS);
    local.setResponseTimeout(PATIENCE_MS);
    local.setReleaseTimeout(PATIENCE_MS);
    local.setSendTimeout(PATIENCE_MS);
    local.setStoreTimeout(PATIENCE_MS);
  }

  Association connect() throws Exception {
    return ae.connect(remote, request);
  }

  @Override
  public void close() {
    executor.shutdownNow();
    scheduler.shutdownNow();
  }
}
