package org.weasis.dicom.codec;

import org.dcm4che3.data.Attributes;
import org.weasis.core.api.media.data.MediaReader;

/** Reads a DICOM file; its attributes are shared and not to be changed. */
public interface DcmMediaReader extends MediaReader<DicomImageElement> {
  Attributes getDicomObject();
}
