package org.secondread.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.DataWriter;
import org.dcm4che3.net.DataWriterAdapter;
import org.dcm4che3.net.InputStreamDataWriter;
import org.dcm4che3.net.Priority;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.secondread.progress.Cancellation;
import org.secondread.progress.ProgressListener;
import org.secondread.store.StoreOutcome.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of {@link PacsStore#store}: every file gets its outcome, whatever happens to another.
 */
final class StoreRun {
  private static final Logger LOG = LoggerFactory.getLogger(StoreRun.class);

  private static final int MAX_CONTEXTS = 128;

  /** An archive that ends this many associations in a row without an answer is left alone. */
  private static final int MAX_BROKEN_IN_A_ROW = 2;

  /** Syntaxes without compression, between which a dataset may be encoded anew. */
  private static final Set<String> NATIVE =
      Set.of(
          UID.ImplicitVRLittleEndian,
          UID.ExplicitVRLittleEndian,
          UID.DeflatedExplicitVRLittleEndian);

  private static final List<String> FALLBACKS =
      List.of(UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian);

  private record Queued(int index, Instance instance) {}

  private final PacsNode node;
  private final List<Path> files;
  private final ProgressListener progress;
  private final Cancellation cancellation;
  private final StoreOutcome[] outcomes;
  private final Deque<Queued> queue = new ArrayDeque<>();
  private int done;
  private int brokenInARow;

  StoreRun(PacsNode node, List<Path> files, ProgressListener progress, Cancellation cancellation) {
    this.node = node;
    this.files = List.copyOf(files);
    this.progress = progress;
    this.cancellation = cancellation;
    this.outcomes = new StoreOutcome[this.files.size()];
  }

  List<StoreOutcome> run() {
    try {
      readFiles();
      while (!queue.isEmpty()) {
        cancellation.check();
        sendOverOneAssociation();
      }
    } catch (CancellationException e) {
      endRest("Cancelled before it was sent");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      endRest("Interrupted before it was sent");
    } catch (PacsException e) {
      LOG.warn("Storing stopped: {}", e.getMessage());
      endRest(e.getMessage());
    }
    return List.of(outcomes);
  }

  private void readFiles() {
    for (int i = 0; i < files.size(); i++) {
      cancellation.check();
      try {
        queue.add(new Queued(i, Instance.read(files.get(i))));
      } catch (IOException e) {
        end(i, null, Result.NOT_SENT, StoreOutcome.NO_STATUS, e.getMessage());
      }
    }
  }

  /**
   * Sends from the head of the queue until it is empty, full of contexts or the association ends.
   */
  private void sendOverOneAssociation() throws PacsException, InterruptedException {
    AAssociateRQ request = new AAssociateRQ();
    int fitting = propose(request);
    try (ArchiveLink link = ArchiveLink.open(node, request, cancellation)) {
      for (int i = 0; i < fitting; i++) {
        cancellation.check();
        Queued next = queue.element();
        boolean alive = send(link.association(), next);
        queue.remove();
        if (!alive) {
          countBroken();
          return;
        }
        brokenInARow = 0;
      }
    }
  }

  private void countBroken() throws PacsException {
    brokenInARow++;
    if (brokenInARow == MAX_BROKEN_IN_A_ROW && !queue.isEmpty()) {
      throw new PacsException(
          node.describe()
              + " ended "
              + brokenInARow
              + " associations in a row without an answer; this instance was not sent",
          null);
    }
  }

  /** Proposes what the next instances need and returns how many of them that covers. */
  private int propose(AAssociateRQ request) {
    int fitting = 0;
    for (Queued queued : queue) {
      if (request.getNumberOfPresentationContexts() + 1 + FALLBACKS.size() > MAX_CONTEXTS) {
        break;
      }
      Instance instance = queued.instance();
      request.addPresentationContextFor(instance.sopClassUid(), instance.transferSyntaxUid());
      if (NATIVE.contains(instance.transferSyntaxUid())) {
        FALLBACKS.forEach(ts -> request.addPresentationContextFor(instance.sopClassUid(), ts));
      }
      fitting++;
    }
    return fitting;
  }

  /** Returns whether the association is still of use. */
  private boolean send(Association association, Queued queued) throws InterruptedException {
    Instance instance = queued.instance();
    String transferSyntax = negotiated(association, instance);
    if (transferSyntax == null) {
      end(queued, Result.REFUSED, StoreOutcome.NO_STATUS, notAccepted(association, instance));
      return true;
    }
    long start = System.nanoTime();
    try {
      Attributes response = exchange(association, instance, transferSyntax);
      int status = response.getInt(Tag.Status, StoreOutcome.NO_STATUS);
      String text = StoreStatus.describe(status, response.getString(Tag.ErrorComment));
      end(queued, StoreStatus.resultOf(status), status, text);
      return true;
    } catch (CancellationException | InterruptedException e) {
      association.abort();
      end(queued, Result.UNCERTAIN, StoreOutcome.NO_STATUS, "Cancelled while it was sent");
      queue.remove();
      throw e;
    } catch (IOException | TimeoutException e) {
      association.abort();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      end(queued, Result.UNCERTAIN, StoreOutcome.NO_STATUS, unanswered(e, elapsed));
      return false;
    }
  }

  private Attributes exchange(Association association, Instance instance, String transferSyntax)
      throws IOException, InterruptedException, TimeoutException {
    Response response = new Response(association.nextMessageID());
    association.cstore(
        instance.sopClassUid(),
        instance.sopInstanceUid(),
        Priority.NORMAL,
        writer(instance, transferSyntax),
        transferSyntax,
        response);
    try {
      Duration limit = node.responseTimeout().plus(node.connectTimeout());
      return Waiting.await(response.command(), limit, cancellation);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  private static DataWriter writer(Instance instance, String transferSyntax) {
    return (out, syntax) -> {
      if (!transferSyntax.equals(instance.transferSyntaxUid())) {
        new DataWriterAdapter(instance.readDataset()).writeTo(out, syntax);
        return;
      }
      try (var in = instance.openDataset()) {
        new InputStreamDataWriter(in).writeTo(out, syntax);
      }
    };
  }

  /** The syntax of the file, else one to encode it anew, else null. */
  private static String negotiated(Association association, Instance instance) {
    Set<String> accepted = association.getTransferSyntaxesFor(instance.sopClassUid());
    String own = instance.transferSyntaxUid();
    if (accepted.contains(own)) {
      return own;
    }
    if (!NATIVE.contains(own)) {
      return null;
    }
    return FALLBACKS.stream().filter(accepted::contains).findFirst().orElse(null);
  }

  private String notAccepted(Association association, Instance instance) {
    String sopClass = named(instance.sopClassUid());
    return association.getTransferSyntaxesFor(instance.sopClassUid()).isEmpty()
        ? node.describe() + " does not accept the SOP class " + sopClass
        : node.describe()
            + " accepts the SOP class "
            + sopClass
            + " but not in the transfer syntax "
            + named(instance.transferSyntaxUid());
  }

  private static String named(String uid) {
    return UID.nameOf(uid) + " (" + uid + ")";
  }

  private String unanswered(Exception cause, Duration elapsed) {
    String consequence = "; whether the instance arrived is unknown, send it again";
    if (cause instanceof TimeoutException || elapsed.compareTo(node.responseTimeout()) >= 0) {
      return node.describe()
          + " did not answer within "
          + ConnectFailure.seconds(node.responseTimeout())
          + consequence;
    }
    return "The association with "
        + node.describe()
        + " ended before the answer ("
        + cause.getMessage()
        + ")"
        + consequence;
  }

  private void endRest(String message) {
    for (Queued queued : queue) {
      end(queued, Result.NOT_SENT, StoreOutcome.NO_STATUS, message);
    }
    queue.clear();
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] == null) {
        end(i, null, Result.NOT_SENT, StoreOutcome.NO_STATUS, message);
      }
    }
  }

  private void end(Queued queued, Result result, int status, String message) {
    end(queued.index(), queued.instance().sopInstanceUid(), result, status, message);
  }

  private void end(int index, String sopInstanceUid, Result result, int status, String message) {
    outcomes[index] = new StoreOutcome(files.get(index), sopInstanceUid, result, status, message);
    done++;
    progress.progress(done, files.size(), "Sending, instance " + done + " of " + files.size());
  }
}
