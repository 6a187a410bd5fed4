package org.dcm4che3.net;

import java.io.IOException;
import java.util.Objects;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.io.DicomOutputStream;

/** Encodes a dataset in the negotiated transfer syntax. */
public class DataWriterAdapter implements DataWriter {
  private final Attributes data;

  public DataWriterAdapter(Attributes data) {
    this.data = Objects.requireNonNull(data, "data");
  }

  @Override
  @SuppressWarnings("resource") // the stream of the message stays open
  public void writeTo(PDVOutputStream out, String tsuid) throws IOException {
    DicomOutputStream encoder = new DicomOutputStream(out, tsuid);
    encoder.writeDataset(null, data);
    encoder.finish();
  }
}
