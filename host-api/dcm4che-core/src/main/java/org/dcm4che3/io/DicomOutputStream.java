package org.dcm4che3.io;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.SpecificCharacterSet;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.data.Value;
import org.dcm4che3.util.ByteUtils;
import org.dcm4che3.util.TagUtils;

/**
 * Writes data sets, command sets and files (DICOM PS3.5, section 7; PS3.10, section 7).
 *
 * <p>Values are padded to even length. A value too long for the 16-bit length of its VR is written
 * as UN.
 */
public class DicomOutputStream extends FilterOutputStream {

  private static final byte[] PREFIX = {'D', 'I', 'C', 'M'};
  private static final int PREAMBLE = 128;
  private static final int MAX_SHORT_LENGTH = 0xFFFF;

  private final byte[] header = new byte[12];
  private DicomEncodingOptions encodingOptions = DicomEncodingOptions.DEFAULT;
  private boolean explicitVR;
  private boolean bigEndian;
  private Deflation deflation;

  /** A raw deflate stream and what it needs to end on an even number of bytes. */
  private static final class Deflation extends DeflaterOutputStream {
    private final Deflater deflater;

    Deflation(OutputStream out, Deflater deflater) {
      super(out, deflater, 8192);
      this.deflater = deflater;
    }

    @Override
    public void finish() throws IOException {
      if (deflater.finished()) {
        return;
      }
      super.finish();
      if ((deflater.getBytesWritten() & 1) != 0) {
        out.write(0);
      }
    }
  }

  /** Writes in the given transfer syntax; for a file with meta information begin explicit. */
  public DicomOutputStream(OutputStream out, String tsuid) throws IOException {
    super(out);
    switchTransferSyntax(tsuid);
  }

  /** Writes a file, its meta information first. */
  public DicomOutputStream(File file) throws IOException {
    this(new BufferedOutputStream(new FileOutputStream(file)), UID.ExplicitVRLittleEndian);
  }

  public final boolean isExplicitVR() {
    return explicitVR;
  }

  public final boolean isBigEndian() {
    return bigEndian;
  }

  public final DicomEncodingOptions getEncodingOptions() {
    return encodingOptions;
  }

  public final void setEncodingOptions(DicomEncodingOptions encodingOptions) {
    if (encodingOptions == null) {
      throw new NullPointerException("encodingOptions");
    }
    this.encodingOptions = encodingOptions;
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    out.write(b, off, len);
  }

  /** Encodes what follows in the given transfer syntax. */
  public void switchTransferSyntax(String tsuid) {
    explicitVR = !tsuid.equals(UID.ImplicitVRLittleEndian);
    bigEndian = tsuid.equals(UID.ExplicitVRBigEndian);
    if (TransferSyntaxes.isDeflated(tsuid)) {
      deflation = new Deflation(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
      out = deflation;
    }
  }

  /** Writes a command set with its group length (DICOM PS3.7, section 6.3). */
  public void writeCommand(Attributes cmd) throws IOException {
    if (explicitVR || bigEndian) {
      throw new IllegalStateException("A command set needs Implicit VR Little Endian");
    }
    cmd.writeGroupTo(this, Tag.CommandGroupLength);
  }

  /** Writes preamble, prefix and file meta information with its group length. */
  public void writeFileMetaInformation(Attributes fmi) throws IOException {
    if (!explicitVR || bigEndian || deflation != null) {
      throw new IllegalStateException(
          "File meta information needs a stream that begins as Explicit VR Little Endian");
    }
    write(new byte[PREAMBLE]);
    write(PREFIX);
    fmi.writeGroupTo(this, Tag.FileMetaInformationGroupLength);
  }

  /**
   * Writes a data set, behind its file meta information if there is one.
   *
   * @param fmi null for a bare data set in the stream's transfer syntax; otherwise its transfer
   *     syntax is used from here on
   */
  public void writeDataset(Attributes fmi, Attributes dataset) throws IOException {
    if (fmi != null) {
      writeFileMetaInformation(fmi);
      switchTransferSyntax(fmi.getString(Tag.TransferSyntaxUID));
    }
    Attributes written =
        dataset.bigEndian() == bigEndian ? dataset : new Attributes(dataset, bigEndian);
    written.writeTo(this);
  }

  /** Writes tag, VR and length; -1 is the undefined length. */
  public void writeHeader(int tag, VR vr, int len) throws IOException {
    ByteUtils.tagToBytes(tag, header, 0, bigEndian);
    if (!explicitVR || TagUtils.isItem(tag)) {
      ByteUtils.intToBytes(len, header, 4, bigEndian);
      out.write(header, 0, 8);
      return;
    }
    VR written = vr.headerLength() == 8 && (len & ~MAX_SHORT_LENGTH) != 0 ? VR.UN : vr;
    header[4] = (byte) (written.code() >> 8);
    header[5] = (byte) written.code();
    if (written.headerLength() == 8) {
      ByteUtils.shortToBytes(len, header, 6, bigEndian);
    } else {
      header[6] = 0;
      header[7] = 0;
      ByteUtils.intToBytes(len, header, 8, bigEndian);
    }
    out.write(header, 0, written.headerLength());
  }

  /** Writes one element: bytes, text, numbers or a {@link Value}. */
  public void writeAttribute(int tag, VR vr, Object value, SpecificCharacterSet cs)
      throws IOException {
    if (value instanceof Value nested) {
      writeAttribute(tag, vr, nested);
    } else {
      writeAttribute(tag, vr, value instanceof byte[] bytes ? bytes : vr.toBytes(value, cs));
    }
  }

  public void writeAttribute(int tag, VR vr, byte[] val) throws IOException {
    int padding = val.length & 1;
    writeHeader(tag, vr, val.length + padding);
    out.write(val, 0, val.length);
    if (padding != 0) {
      out.write(vr.paddingByte());
    }
  }

  public void writeAttribute(int tag, VR vr, Value val) throws IOException {
    int length = val.getEncodedLength(encodingOptions, explicitVR, vr);
    writeHeader(tag, vr, length);
    val.writeTo(this, vr);
    if (length == -1) {
      writeHeader(Tag.SequenceDelimitationItem, null, 0);
    }
  }

  public void writeGroupLength(int tag, int len) throws IOException {
    writeHeader(tag, VR.UL, 4);
    ByteUtils.intToBytes(len, header, 0, bigEndian);
    out.write(header, 0, 4);
  }

  /** Ends a deflated stream; nothing to do for others. */
  public void finish() throws IOException {
    if (deflation != null) {
      deflation.finish();
    }
  }

  /** Finishes and closes; a failure to write the rest is reported, not swallowed. */
  @Override
  public void close() throws IOException {
    try {
      finish();
    } finally {
      super.close();
      if (deflation != null) {
        deflation.deflater.end();
      }
    }
  }
}
