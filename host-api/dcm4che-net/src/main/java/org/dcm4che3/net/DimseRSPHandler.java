package org.dcm4che3.net;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/** Hears the response to one DIMSE request, on the association's reader thread. */
public class DimseRSPHandler {
  private final int msgId;
  private final AtomicReference<Future<?>> timeout = new AtomicReference<>();

  public DimseRSPHandler(int msgId) {
    this.msgId = msgId;
  }

  public final int getMessageID() {
    return msgId;
  }

  final void setTimeout(Future<?> started) {
    timeout.set(started);
  }

  final void stopTimeout() {
    Future<?> running = timeout.getAndSet(null);
    if (running != null) {
      running.cancel(false);
    }
  }

  /** The response came. Overriders call this method to stop the response timeout. */
  public void onDimseRSP(Association as, Attributes cmd, Attributes data) {
    if (!Status.isPending(cmd.getInt(Tag.Status, -1))) {
      stopTimeout();
    }
  }

  /** The association ended before the response came. */
  public void onClose(Association as) {
    stopTimeout();
  }
}
