package org.dcm4che3.net;

import java.io.IOException;
import org.dcm4che3.data.Attributes;

/** The response to a DIMSE request, waited for by the caller. */
public interface DimseRSP {

  /**
   * Waits for the next response.
   *
   * @return false when there is none after the one already seen
   * @throws IOException when the association ended before it came
   */
  boolean next() throws IOException, InterruptedException;

  /** The command set of the response, null before {@link #next}. */
  Attributes getCommand();
}
