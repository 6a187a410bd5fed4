package org.secondread.store;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.SSLManagerFactory;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.secondread.progress.Cancellation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One association with an archive and the threads that serve it. */
final class ArchiveLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveLink.class);

  private final ExecutorService executor = Executors.newCachedThreadPool(ArchiveLink::daemon);
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(ArchiveLink::daemon);
  private Association association;

  private ArchiveLink() {}

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "pacs-store");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Requests the association; closes everything again when that fails.
   *
   * @throws PacsException when there is no association; the message says why
   */
  static ArchiveLink open(PacsNode node, AAssociateRQ request, Cancellation cancellation)
      throws PacsException, InterruptedException {
    ArchiveLink link = new ArchiveLink();
    try {
      link.connect(node, request, cancellation);
      return link;
    } catch (PacsException | InterruptedException | RuntimeException e) {
      link.close();
      throw e;
    }
  }

  Association association() {
    return association;
  }

  private void connect(PacsNode node, AAssociateRQ request, Cancellation cancellation)
      throws PacsException, InterruptedException {
    long start = System.nanoTime();
    Future<Association> connecting = executor.submit(() -> request(node, request));
    try {
      // TCP, TLS handshake and association request; some versions of dcm4che wait for the
      // handshake without end.
      Duration limit = node.connectTimeout().multipliedBy(3).plusSeconds(1);
      association = Waiting.await(connecting, limit, cancellation);
    } catch (ExecutionException e) {
      throw ConnectFailure.describe(
          node, e.getCause(), Duration.ofNanos(System.nanoTime() - start));
    } catch (TimeoutException e) {
      throw ConnectFailure.describe(node, e, node.connectTimeout());
    } finally {
      connecting.cancel(true);
    }
  }

  private Association request(PacsNode node, AAssociateRQ request) throws Exception {
    Device device = new Device("secondread");
    device.setExecutor(executor);
    device.setScheduledExecutor(scheduler);
    Connection local = new Connection();
    Connection remote = new Connection();
    remote.setHostname(node.host());
    remote.setPort(node.port());
    setTimeouts(local, node);
    if (node.tls() != null) {
      secure(device, local, remote, node.tls());
    }
    ApplicationEntity ae = new ApplicationEntity(node.callingAet());
    device.addConnection(local);
    device.addApplicationEntity(ae);
    ae.addConnection(local);
    request.setCalledAET(node.calledAet());
    request.setCallingAET(node.callingAet());
    return ae.connect(remote, request);
  }

  private static void setTimeouts(Connection local, PacsNode node) {
    int connect = (int) node.connectTimeout().toMillis();
    int response = (int) node.responseTimeout().toMillis();
    local.setConnectTimeout(connect);
    local.setAcceptTimeout(connect);
    local.setReleaseTimeout(connect);
    local.setSendTimeout(response);
    local.setStoreTimeout(response);
    local.setResponseTimeout(response);
  }

  private static void secure(Device device, Connection local, Connection remote, TlsSettings tls)
      throws GeneralSecurityException {
    try {
      KeyStores stores = new KeyStores(tls);
      device.setTrustManager(SSLManagerFactory.createTrustManager(stores.trusted()));
      if (tls.keyStore() != null) {
        device.setKeyManager(
            SSLManagerFactory.createKeyManager(
                stores.keys(), tls.keyStorePassword().toCharArray()));
      }
    } catch (IOException e) {
      throw new GeneralSecurityException(e.getMessage(), e);
    }
    for (Connection side : new Connection[] {local, remote}) {
      side.setTlsProtocols(tls.protocols().toArray(String[]::new));
      side.setTlsCipherSuites(tls.cipherSuites().toArray(String[]::new));
    }
    if (tls.checkHostName()) {
      local.setTlsEndpointIdentificationAlgorithm(Connection.EndpointIdentificationAlgorithm.HTTPS);
    }
  }

  /** Releases, or aborts when that is not possible, and ends the threads. */
  @Override
  public void close() {
    try {
      if (association != null) {
        end();
      }
    } finally {
      executor.shutdownNow();
      scheduler.shutdownNow();
    }
  }

  private void end() {
    try {
      if (association.isReadyForDataTransfer() && !Thread.currentThread().isInterrupted()) {
        association.release();
      } else {
        association.abort();
      }
      association.waitForSocketClose();
    } catch (IOException e) {
      LOG.debug("The association did not end by a release", e);
    } catch (InterruptedException e) {
      association.abort();
      Thread.currentThread().interrupt();
    }
  }
}
