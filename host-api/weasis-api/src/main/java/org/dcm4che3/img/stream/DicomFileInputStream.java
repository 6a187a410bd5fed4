package org.dcm4che3.img.stream;

import java.io.IOException;
import java.nio.file.Path;
import org.dcm4che3.io.DicomInputStream;

/** The input of the decoder. */
public class DicomFileInputStream extends DicomInputStream {
  public DicomFileInputStream(Path path) throws IOException {
    super(path.toFile());
  }
}
