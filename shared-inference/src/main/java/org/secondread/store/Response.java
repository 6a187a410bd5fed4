package org.secondread.store;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.DimseRSPHandler;
import org.dcm4che3.net.Status;

/** The response to one request: a command set, or the failure that ended the association. */
final class Response extends DimseRSPHandler {
  private final CompletableFuture<Attributes> command = new CompletableFuture<>();

  Response(int messageId) {
    super(messageId);
  }

  Future<Attributes> command() {
    return command;
  }

  @Override
  public void onDimseRSP(Association association, Attributes cmd, Attributes data) {
    super.onDimseRSP(association, cmd, data);
    if (!Status.isPending(cmd.getInt(Tag.Status, -1))) {
      command.complete(cmd);
    }
  }

  @Override
  public void onClose(Association association) {
    super.onClose(association);
    IOException cause = association.getException();
    command.completeExceptionally(
        cause != null ? cause : new IOException("The archive released the association"));
  }
}
