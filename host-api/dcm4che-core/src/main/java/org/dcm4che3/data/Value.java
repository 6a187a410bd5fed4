package org.dcm4che3.data;

import java.io.IOException;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomOutputStream;
import org.dcm4che3.util.ByteUtils;

/** A value of a data element that writes itself: nothing, items, fragments or bulk data. */
public interface Value {

  /** The value of zero length. */
  Value NULL =
      new Value() {
        @Override
        public boolean isEmpty() {
          return true;
        }

        @Override
        public byte[] toBytes(VR vr, boolean bigEndian) {
          return ByteUtils.EMPTY_BYTES;
        }

        @Override
        public void writeTo(DicomOutputStream out, VR vr) {}

        @Override
        public int calcLength(DicomEncodingOptions encOpts, boolean explicitVR, VR vr) {
          return getEncodedLength(encOpts, explicitVR, vr) == 0 ? 0 : 8;
        }

        @Override
        public int getEncodedLength(DicomEncodingOptions encOpts, boolean explicitVR, VR vr) {
          return vr == VR.SQ && encOpts.undefEmptySequenceLength ? -1 : 0;
        }

        @Override
        public String toString() {
          return "";
        }
      };

  boolean isEmpty();

  byte[] toBytes(VR vr, boolean bigEndian) throws IOException;

  void writeTo(DicomOutputStream out, VR vr) throws IOException;

  /** Bytes that the value takes, an end delimiter included. */
  int calcLength(DicomEncodingOptions encOpts, boolean explicitVR, VR vr);

  /** The length to write into the element's header; -1 means undefined. */
  int getEncodedLength(DicomEncodingOptions encOpts, boolean explicitVR, VR vr);
}
