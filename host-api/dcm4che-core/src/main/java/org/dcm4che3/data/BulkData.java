package org.dcm4che3.data;

import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomOutputStream;
import org.dcm4che3.util.ByteUtils;

/** A value that stays in its file; the file must not move as long as the value is used. */
public class BulkData implements Value, Serializable {

  private static final int COPY_BUFFER = 1 << 16;

  private final String path;
  private final long offset;
  private final long length;
  private final boolean bigEndian;

  /** A part of a file: {@code uri} is the file's URI, offset and length count bytes. */
  public BulkData(String uri, long offset, long length, boolean bigEndian) {
    this.path = uri;
    this.offset = offset;
    this.length = length;
    this.bigEndian = bigEndian;
  }

  /** The file's URI with offset and length as query. */
  public String getURI() {
    return path + "?offset=" + offset + "&length=" + length;
  }

  /**
   * The file that holds the value.
   *
   * @throws IllegalStateException when the URI names no file
   */
  public File getFile() {
    try {
      return new File(new URI(path));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IllegalStateException("Bulk data lie in no file: " + path, e);
    }
  }

  public boolean bigEndian() {
    return bigEndian;
  }

  public long offset() {
    return offset;
  }

  public int length() {
    return (int) length;
  }

  @Override
  public boolean isEmpty() {
    return length == 0;
  }

  /** The value's bytes and whatever follows them in the file; to be closed by the caller. */
  public InputStream openStream() throws IOException {
    InputStream in = new FileInputStream(getFile());
    try {
      in.skipNBytes(offset);
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public byte[] toBytes(VR vr, boolean bigEndian) throws IOException {
    if (length > Integer.MAX_VALUE - 8) {
      throw new IOException("Bulk data of " + length + " bytes exceed one array: read the stream");
    }
    if (length == 0) {
      return ByteUtils.EMPTY_BYTES;
    }
    try (InputStream in = openStream()) {
      byte[] bytes = in.readNBytes((int) length);
      if (bytes.length < length) {
        throw shortFile(bytes.length);
      }
      return this.bigEndian == bigEndian ? bytes : vr.toggleEndian(bytes, false);
    }
  }

  @Override
  public void writeTo(DicomOutputStream out, VR vr) throws IOException {
    try (InputStream in = openStream()) {
      long written = 0;
      while (written < length) {
        byte[] part = in.readNBytes((int) Math.min(COPY_BUFFER, length - written));
        if (part.length == 0) {
          throw shortFile(written);
        }
        out.write(bigEndian == out.isBigEndian() ? part : vr.toggleEndian(part, false));
        written += part.length;
      }
    }
    if ((length & 1) != 0) {
      out.write(vr.paddingByte());
    }
  }

  private EOFException shortFile(long found) {
    return new EOFException(
        "Bulk data end after " + found + " bytes, expected " + length + ": the file has changed");
  }

  @Override
  public int calcLength(DicomEncodingOptions encOpts, boolean explicitVR, VR vr) {
    return (int) (length + 1 & ~1L);
  }

  @Override
  public int getEncodedLength(DicomEncodingOptions encOpts, boolean explicitVR, VR vr) {
    return calcLength(encOpts, explicitVR, vr);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof BulkData other
        && path.equals(other.path)
        && offset == other.offset
        && length == other.length
        && bigEndian == other.bigEndian;
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, offset, length, bigEndian);
  }

  @Override
  public String toString() {
    return "BulkData[" + getURI() + "]";
  }
}
