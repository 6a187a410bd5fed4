package org.dcm4che3.net;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Sends dataset bytes as they are; they must be encoded in the negotiated transfer syntax. */
public class InputStreamDataWriter implements DataWriter {
  private final InputStream in;

  public InputStreamDataWriter(InputStream in) {
    this.in = Objects.requireNonNull(in, "in");
  }

  /** Sends all that is left and closes the stream. */
  @Override
  public void writeTo(PDVOutputStream out, String tsuid) throws IOException {
    out.copyFrom(in);
    in.close();
  }
}
