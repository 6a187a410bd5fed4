package org.secondread.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.Status;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.secondread.progress.Cancellation;
import org.secondread.progress.ProgressListener;

/**
 * Sends DICOM files to an archive: verification (DICOM PS3.4 annex A) and storage (annex B). Calls
 * share nothing and may run at once.
 */
public final class PacsStore {

  /**
   * Asks whether the archive answers.
   *
   * @throws PacsException when it does not; the message says why and what to look at
   */
  public void echo(PacsNode node) throws PacsException, InterruptedException {
    AAssociateRQ request = new AAssociateRQ();
    request.addPresentationContextFor(UID.Verification, UID.ImplicitVRLittleEndian);
    try (ArchiveLink link = ArchiveLink.open(node, request, new Cancellation())) {
      echo(node, link.association());
    }
  }

  private static void echo(PacsNode node, Association association)
      throws PacsException, InterruptedException {
    if (association.getTransferSyntaxesFor(UID.Verification).isEmpty()) {
      throw new PacsException(node.describe() + " does not accept verification (C-ECHO)", null);
    }
    long start = System.nanoTime();
    int status;
    try {
      DimseRSP response = association.cecho();
      response.next();
      status = response.getCommand().getInt(Tag.Status, StoreOutcome.NO_STATUS);
    } catch (IOException e) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      String what =
          elapsed.compareTo(node.responseTimeout()) >= 0
              ? " did not answer C-ECHO within " + ConnectFailure.seconds(node.responseTimeout())
              : " ended the association instead of answering C-ECHO: " + e.getMessage();
      throw new PacsException(node.describe() + what, e);
    }
    if (status != Status.Success) {
      throw new PacsException(
          node.describe()
              + " answered C-ECHO with a failure: "
              + StoreStatus.describe(status, null),
          null);
    }
  }

  /**
   * Sends files, each as it is encoded where the archive accepts that. A file that fails does not
   * keep the others from being sent; after an association broke, the next files go over a new one.
   * A cancellation or an interrupt ends the run within moments and loses no outcome.
   *
   * @param files DICOM files with file meta information
   * @param progress hears the number of files that have an outcome
   * @return one outcome for each file, in the order given; immutable
   */
  public List<StoreOutcome> store(
      PacsNode node, List<Path> files, ProgressListener progress, Cancellation cancellation) {
    return new StoreRun(node, files, progress, cancellation).run();
  }
}
