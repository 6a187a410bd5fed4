package org.dcm4che3.io;

import org.dcm4che3.data.UID;

/** Kinds of transfer syntaxes (DICOM PS3.5, section 10). */
final class TransferSyntaxes {

  private TransferSyntaxes() {}

  static boolean isDeflated(String tsuid) {
    return tsuid.equals(UID.DeflatedExplicitVRLittleEndian)
        || tsuid.equals(UID.JPIPReferencedDeflate)
        || tsuid.equals(UID.JPIPHTJ2KReferencedDeflate);
  }
}
