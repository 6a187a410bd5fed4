package org.dcm4che3.net;

import java.io.IOException;

/** The peer accepted no presentation context for what shall be sent. */
public class NoPresentationContextException extends IOException {

  public NoPresentationContextException(String cuid) {
    super("The peer accepted no presentation context for SOP class " + cuid);
  }

  public NoPresentationContextException(String cuid, String tsuid) {
    super(
        "The peer accepted no presentation context for SOP class "
            + cuid
            + " with transfer syntax "
            + tsuid);
  }
}
