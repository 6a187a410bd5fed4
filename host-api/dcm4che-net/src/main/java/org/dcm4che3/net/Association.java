package org.dcm4che3.net;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.pdu.AAbort;
import org.dcm4che3.net.pdu.AAssociateAC;
import org.dcm4che3.net.pdu.AAssociateRJ;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.dcm4che3.net.pdu.PresentationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An association requested here, as service class user of C-ECHO and C-STORE. Requests may come
 * from any thread; one reader thread hears the peer.
 */
public class Association {
  private static final Logger LOG = LoggerFactory.getLogger(Association.class);

  private static final long ABORT_TIMEOUT_MILLIS = 1000;

  private final ApplicationEntity ae;
  private final Device device;
  private final Connection local;
  private final Transport transport;
  private final AAssociateRQ rq;
  private final PDUEncoder encoder;
  private final Object messageLock = new Object();

  // Guarded by this.
  private final Map<Integer, DimseRSPHandler> handlers = new LinkedHashMap<>();
  private final Map<String, Map<String, PresentationContext>> accepted = new LinkedHashMap<>();
  private State state = State.Sta4;
  private AAssociateAC ac;
  private IOException failure;
  private Future<?> timeout;
  private int lastMessageId;
  private int maxOpsInvoked;
  private int maxPDULength;

  Association(ApplicationEntity ae, Connection local, Transport transport, AAssociateRQ rq)
      throws IOException {
    this.ae = ae;
    this.device = ae.getDevice();
    this.local = local;
    this.transport = transport;
    this.rq = rq;
    this.encoder = new PDUEncoder(transport.stream().getOutputStream());
  }

  /** Starts the reader, sends the request and waits for the answer. */
  void request() throws IOException, InterruptedException {
    try {
      PDUDecoder decoder = new PDUDecoder(this, transport.stream().getInputStream());
      enter(State.Sta5);
      startTimeout("A-ASSOCIATE-AC", local.getAcceptTimeout());
      device.execute(() -> read(decoder));
      encoder.writeAssociateRQ(rq);
      waitForLeaving(State.Sta5);
    } catch (IOException e) {
      close();
      throw getException() == null ? e : getException();
    } catch (InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void read(PDUDecoder decoder) {
    try {
      while (getState() != State.Sta1) {
        decoder.nextPDU();
      }
    } catch (AAbort e) {
      abort(e, e);
    } catch (EOFException e) {
      fail(new EOFException("The peer closed the connection"));
    } catch (IOException e) {
      fail(e);
    } catch (RuntimeException e) {
      fail(new IOException("Unexpected error while reading from the peer", e));
    } finally {
      close();
      endOutstanding();
    }
  }

  private void endOutstanding() {
    List<DimseRSPHandler> outstanding;
    synchronized (this) {
      outstanding = new ArrayList<>(handlers.values());
      handlers.clear();
      notifyAll();
    }
    for (DimseRSPHandler handler : outstanding) {
      handler.stopTimeout();
      handler.onClose(this);
    }
  }

  private synchronized void enter(State next) {
    if (state != State.Sta1) {
      state = next;
      notifyAll();
    }
  }

  private synchronized void waitForLeaving(State left) throws InterruptedException, IOException {
    while (state == left) {
      wait();
    }
    if (failure != null) {
      throw failure;
    }
  }

  public final synchronized State getState() {
    return state;
  }

  /** What ended the association, or null while it lives and after a release. */
  public final synchronized IOException getException() {
    return failure;
  }

  public boolean isReadyForDataTransfer() {
    return getState() == State.Sta6;
  }

  /** The next message identifier, 1..65535. */
  public synchronized int nextMessageID() {
    lastMessageId = lastMessageId % 0xFFFF + 1;
    return lastMessageId;
  }

  /** The accepted transfer syntaxes of a SOP class; empty when it was refused. */
  public synchronized Set<String> getTransferSyntaxesFor(String cuid) {
    return Collections.unmodifiableSet(accepted.getOrDefault(cuid, Map.of()).keySet());
  }

  /**
   * @param tsuid null for any accepted transfer syntax
   */
  public synchronized PresentationContext pcFor(String cuid, String tsuid)
      throws NoPresentationContextException {
    Map<String, PresentationContext> contexts = accepted.get(cuid);
    if (contexts == null) {
      throw new NoPresentationContextException(cuid);
    }
    PresentationContext context =
        tsuid == null ? contexts.values().iterator().next() : contexts.get(tsuid);
    if (context == null) {
      throw new NoPresentationContextException(cuid, tsuid);
    }
    return context;
  }

  /** Sends C-ECHO-RQ (DICOM PS3.7 9.1.5). */
  public DimseRSP cecho() throws IOException, InterruptedException {
    FutureDimseRSP response = new FutureDimseRSP(nextMessageID());
    PresentationContext pc = pcFor(UID.Verification, null);
    byte[] command = CommandSet.echoRequest(response.getMessageID(), UID.Verification);
    invoke(pc, command, null, response, local.getSendTimeout());
    return response;
  }

  /** Sends C-STORE-RQ and returns when it is written (DICOM PS3.7 9.1.1). */
  public DimseRSP cstore(String cuid, String iuid, int priority, DataWriter data, String tsuid)
      throws IOException, InterruptedException {
    FutureDimseRSP response = new FutureDimseRSP(nextMessageID());
    cstore(cuid, iuid, priority, data, tsuid, response);
    return response;
  }

  /**
   * Sends C-STORE-RQ and returns when it is written (DICOM PS3.7 9.1.1).
   *
   * @param rspHandler hears the response, or the end of the association before it
   */
  public void cstore(
      String cuid,
      String iuid,
      int priority,
      DataWriter data,
      String tsuid,
      DimseRSPHandler rspHandler)
      throws IOException, InterruptedException {
    PresentationContext pc = pcFor(cuid, tsuid);
    byte[] command = CommandSet.storeRequest(rspHandler.getMessageID(), cuid, iuid, priority);
    invoke(pc, command, data, rspHandler, local.getStoreTimeout());
  }

  private void invoke(
      PresentationContext pc,
      byte[] command,
      DataWriter data,
      DimseRSPHandler handler,
      int sendTimeout)
      throws IOException, InterruptedException {
    register(handler);
    Future<?> sending = abortAfter("sending", sendTimeout);
    try {
      synchronized (messageLock) {
        write(pc, command, data);
      }
    } catch (IOException e) {
      unregister(handler.getMessageID());
      abort(new AAbort(), e);
      throw getException() == null ? e : getException();
    } catch (RuntimeException e) {
      unregister(handler.getMessageID());
      abort();
      throw e;
    } finally {
      sending.cancel(false);
    }
    startResponseTimeout(handler);
  }

  private void write(PresentationContext pc, byte[] command, DataWriter data) throws IOException {
    try (PDataOutputStream out =
        new PDataOutputStream(encoder, pc.getPCID(), maxPDULength, CommandSet.PDV_COMMAND)) {
      out.write(command, 0, command.length);
      out.finish();
    }
    if (data == null) {
      return;
    }
    try (PDataOutputStream out = new PDataOutputStream(encoder, pc.getPCID(), maxPDULength, 0)) {
      data.writeTo(out, pc.getTransferSyntax());
      out.finish();
    }
  }

  private synchronized void register(DimseRSPHandler handler)
      throws IOException, InterruptedException {
    while (state == State.Sta6 && maxOpsInvoked > 0 && handlers.size() >= maxOpsInvoked) {
      wait();
    }
    if (failure != null) {
      throw failure;
    }
    if (state != State.Sta6) {
      throw new AssociationStateException(state);
    }
    handlers.put(handler.getMessageID(), handler);
  }

  private synchronized void unregister(int messageId) {
    handlers.remove(messageId);
    notifyAll();
  }

  private synchronized void startResponseTimeout(DimseRSPHandler handler) {
    if (handlers.get(handler.getMessageID()) == handler) {
      handler.setTimeout(abortAfter("DIMSE-RSP", local.getResponseTimeout()));
    }
  }

  public synchronized void waitForOutstandingRSP() throws InterruptedException {
    while (!handlers.isEmpty()) {
      wait();
    }
  }

  /** Asks for an orderly end; {@link #waitForSocketClose} waits for it. */
  public void release() throws IOException {
    synchronized (this) {
      if (state != State.Sta6) {
        throw new AssociationStateException(state);
      }
      enter(State.Sta7);
    }
    startTimeout("A-RELEASE-RP", local.getReleaseTimeout());
    encoder.writeReleaseRQ();
  }

  /**
   * @throws IOException what ended the association, when that was no release
   */
  public synchronized void waitForSocketClose() throws InterruptedException, IOException {
    while (state != State.Sta1) {
      wait();
    }
    if (failure != null) {
      throw failure;
    }
  }

  public void abort() {
    AAbort abort = new AAbort();
    abort(abort, abort);
  }

  private void abort(AAbort abort, IOException cause) {
    synchronized (this) {
      if (state == State.Sta1 || failure != null) {
        return;
      }
      failure = cause;
    }
    LOG.info("Association to {}: {}", rq.getCalledAET(), abort.getMessage());
    sendAbort(abort);
    close();
  }

  /** Sends from a thread of its own, since a peer that reads no more can block a write for ever. */
  private void sendAbort(AAbort abort) {
    Thread sender = new Thread(() -> tryWriteAbort(abort), "dicom-abort");
    sender.setDaemon(true);
    sender.start();
    try {
      sender.join(ABORT_TIMEOUT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryWriteAbort(AAbort abort) {
    try {
      encoder.writeAbort(abort);
    } catch (IOException e) {
      LOG.debug("A-ABORT was not sent", e);
    }
  }

  private void fail(IOException e) {
    synchronized (this) {
      if (state == State.Sta1 || failure != null) {
        return;
      }
      failure = e;
    }
    close();
  }

  private void close() {
    synchronized (this) {
      state = State.Sta1;
      stopTimeout();
      notifyAll();
    }
    transport.close();
  }

  private synchronized void startTimeout(String awaited, int millis) {
    stopTimeout();
    if (state != State.Sta1) {
      timeout = abortAfter(awaited, millis);
    }
  }

  private synchronized void stopTimeout() {
    if (timeout != null) {
      timeout.cancel(false);
      timeout = null;
    }
  }

  private Future<?> abortAfter(String awaited, int millis) {
    if (millis == Connection.NO_TIMEOUT) {
      return CompletableFuture.completedFuture(null);
    }
    return device.schedule(
        () -> {
          LOG.info("Association to {}: no {} within {} ms", rq.getCalledAET(), awaited, millis);
          abort();
        },
        millis,
        TimeUnit.MILLISECONDS);
  }

  synchronized void onAssociateAC(AAssociateAC answer) throws AAbort {
    checkState(State.Sta5);
    stopTimeout();
    maxPDULength = lengthToSend(answer.getMaxPDULength(), local.getSendPDULength());
    maxOpsInvoked = answer.getMaxOpsInvoked();
    for (PresentationContext pc : answer.getPresentationContexts()) {
      accept(pc);
    }
    ac = answer;
    enter(State.Sta6);
  }

  private static int lengthToSend(int peersLimit, int ownLimit) throws AAbort {
    if (peersLimit <= 0) { // 0 is no limit, and a negative value a limit above 2 GiB
      return ownLimit;
    }
    if (peersLimit < PDataOutputStream.MIN_PDU_LENGTH) {
      throw new AAbort(AAbort.UL_SERIVE_PROVIDER, AAbort.INVALID_PDU_PARAMETER_VALUE);
    }
    return Math.min(peersLimit, ownLimit);
  }

  private void accept(PresentationContext answer) {
    PresentationContext proposed = rq.getPresentationContext(answer.getPCID());
    if (!answer.isAccepted() || proposed == null || answer.getTransferSyntaxes().length == 0) {
      return;
    }
    if (proposed.containsTransferSyntax(answer.getTransferSyntax())) {
      accepted
          .computeIfAbsent(proposed.getAbstractSyntax(), cuid -> new LinkedHashMap<>())
          .put(answer.getTransferSyntax(), answer);
    }
  }

  private synchronized void checkState(State expected) throws AAbort {
    if (state != expected && state != State.Sta1) {
      throw new AAbort(AAbort.UL_SERIVE_PROVIDER, AAbort.UNEXPECTED_PDU);
    }
  }

  void onAssociateRJ(AAssociateRJ rj) throws AAbort {
    checkState(State.Sta5);
    fail(rj);
  }

  void onAbort(AAbort abort) {
    fail(abort);
  }

  /** Our own request to release may cross the peer's: then its answer still comes. */
  void onReleaseRQ() throws IOException {
    State current = getState();
    if (current != State.Sta7) {
      checkState(State.Sta6);
    }
    encoder.writeReleaseRP();
    if (current == State.Sta6) {
      close();
    }
  }

  void onReleaseRP() throws AAbort {
    checkState(State.Sta7);
    close();
  }

  synchronized void checkDataExpected() throws AAbort {
    if (state != State.Sta7) {
      checkState(State.Sta6);
    }
  }

  synchronized void checkAccepted(int pcid) throws AAbort {
    PresentationContext pc = ac.getPresentationContext(pcid);
    if (pc == null || !pc.isAccepted()) {
      throw new AAbort(AAbort.UL_SERIVE_PROVIDER, AAbort.INVALID_PDU_PARAMETER_VALUE);
    }
  }

  /** A response; a request is not expected, since no service is offered here. */
  void onCommand(Attributes command) throws AAbort {
    int messageId = command.getInt(Tag.MessageIDBeingRespondedTo, -1);
    boolean pending = Status.isPending(command.getInt(Tag.Status, Status.Success));
    DimseRSPHandler handler;
    synchronized (this) {
      handler = handlers.get(messageId);
    }
    if (handler == null || !CommandSet.isResponse(command)) {
      throw new AAbort();
    }
    handler.onDimseRSP(this, command, null);
    if (!pending) {
      unregister(messageId);
      handler.stopTimeout();
    }
  }
}
