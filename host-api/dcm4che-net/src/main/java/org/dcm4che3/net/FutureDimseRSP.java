package org.dcm4che3.net;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/** Hands responses from the reader thread to the thread that waits in {@link #next}. */
final class FutureDimseRSP extends DimseRSPHandler implements DimseRSP {
  private static final int MAX_WAITING_RESPONSES = 1024;

  private final Queue<Attributes> responses = new ArrayDeque<>();
  private Attributes command;
  private boolean finished;
  private IOException failure;

  FutureDimseRSP(int msgId) {
    super(msgId);
  }

  @Override
  public synchronized void onDimseRSP(Association as, Attributes cmd, Attributes data) {
    super.onDimseRSP(as, cmd, data);
    if (responses.size() == MAX_WAITING_RESPONSES) {
      throw new IllegalStateException("More than " + MAX_WAITING_RESPONSES + " pending responses");
    }
    responses.add(cmd);
    finished = !Status.isPending(cmd.getInt(Tag.Status, -1));
    notifyAll();
  }

  @Override
  public synchronized void onClose(Association as) {
    super.onClose(as);
    if (!finished) {
      IOException cause = as.getException();
      failure =
          cause != null
              ? cause
              : new IOException("The association was released before the response came");
      notifyAll();
    }
  }

  @Override
  public synchronized boolean next() throws IOException, InterruptedException {
    while (responses.isEmpty() && !finished && failure == null) {
      wait();
    }
    if (!responses.isEmpty()) {
      command = responses.remove();
      return true;
    }
    if (finished) {
      return false;
    }
    throw failure;
  }

  @Override
  public synchronized Attributes getCommand() {
    return command;
  }
}
