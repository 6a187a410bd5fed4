package org.dcm4che3.net;

import java.io.IOException;

/** Writes the dataset of one DIMSE message. */
public interface DataWriter {

  /**
   * @param out takes the encoded dataset
   * @param tsuid the negotiated transfer syntax
   */
  void writeTo(PDVOutputStream out, String tsuid) throws IOException;
}
