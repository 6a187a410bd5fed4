package org.dcm4che3.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Takes a message and cuts it into presentation data values. */
public abstract class PDVOutputStream extends OutputStream {

  /** Copies everything up to the end of the stream. */
  public abstract void copyFrom(InputStream in) throws IOException;
}
