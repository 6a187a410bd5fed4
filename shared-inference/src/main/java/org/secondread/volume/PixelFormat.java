package org.secondread.volume;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.volume.VolumeException.Kind;

/**
 * How the grey values of one image are stored (DICOM PS3.3 C.7.6.3 and PS3.5 section 8.1).
 *
 * @param rows rows of a frame
 * @param columns columns of a frame
 * @param bitsAllocated 8, 16 or 32
 * @param bitsStored 1..bitsAllocated
 * @param highBit position of the most significant stored bit
 * @param signed whether stored values are two's complement
 */
public record PixelFormat(
    int rows, int columns, int bitsAllocated, int bitsStored, int highBit, boolean signed) {
  // The largest matrix a scanner makes is far below; a header asking for more is broken.
  private static final int LARGEST_SIDE = 8192;

  static PixelFormat of(Attributes header) throws VolumeException {
    int samples = header.getInt(Tag.SamplesPerPixel, 1);
    String photometric = header.getString(Tag.PhotometricInterpretation, "MONOCHROME2");
    // MONOCHROME1 only asks a display to show low values bright; the values stay what they are.
    if (samples != 1 || !photometric.startsWith("MONOCHROME")) {
      throw unsupported(
          "The image has "
              + samples
              + " samples per pixel, "
              + photometric
              + "; expected one grey value per pixel");
    }
    int rows = header.getInt(Tag.Rows, 0);
    int columns = header.getInt(Tag.Columns, 0);
    if (rows < 1 || columns < 1 || rows > LARGEST_SIDE || columns > LARGEST_SIDE) {
      throw unsupported(
          "The image has %d rows and %d columns, expected 1 to %d of each"
              .formatted(rows, columns, LARGEST_SIDE));
    }
    int allocated = header.getInt(Tag.BitsAllocated, 0);
    if (allocated != 8 && allocated != 16 && allocated != 32) {
      throw unsupported("Bits Allocated (0028,0100) is " + allocated + ", expected 8, 16 or 32");
    }
    int stored = header.getInt(Tag.BitsStored, allocated);
    int highBit = header.getInt(Tag.HighBit, stored - 1);
    if (stored < 1 || stored > allocated || highBit < stored - 1 || highBit >= allocated) {
      throw unsupported(
          "Bits Stored %d and High Bit %d do not fit Bits Allocated %d"
              .formatted(stored, highBit, allocated));
    }
    int representation = header.getInt(Tag.PixelRepresentation, -1);
    if (representation != 0 && representation != 1) {
      // A guess would turn air into the brightest value or the other way round.
      throw unsupported(
          "Pixel Representation (0028,0103) is "
              + (representation == -1 ? "missing" : representation)
              + ", expected 0 (unsigned) or 1 (signed)");
    }
    return new PixelFormat(rows, columns, allocated, stored, highBit, representation == 1);
  }

  int pixels() {
    return rows * columns;
  }

  int bytesPerPixel() {
    return bitsAllocated / 8;
  }

  int frameLength() {
    return pixels() * bytesPerPixel();
  }

  /**
   * The stored value of a pixel cell. Bits outside Bits Stored, where old images keep overlays, are
   * masked.
   *
   * @param cell the cell's bits, right aligned; bits above Bits Allocated are ignored
   */
  long value(int cell) {
    int aligned = cell << (31 - highBit);
    int unused = 32 - bitsStored;
    return signed ? aligned >> unused : Integer.toUnsignedLong(aligned >>> unused);
  }

  private static VolumeException unsupported(String message) {
    return new VolumeException(Kind.UNSUPPORTED_PIXELS, message);
  }
}
