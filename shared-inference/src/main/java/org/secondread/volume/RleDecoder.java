package org.secondread.volume;

import java.io.IOException;

/** RLE Lossless for grey images (DICOM PS3.5 annex G). */
final class RleDecoder implements PixelDecoder {
  private static final int HEADER_LENGTH = 64;

  @Override
  public boolean decodes(String transferSyntax) {
    return transferSyntax.equals(TransferSyntaxes.RLE_LOSSLESS);
  }

  @Override
  public int[] decode(EncodedFrame frame) throws IOException {
    byte[] bytes = frame.bytes();
    int planes = frame.format().bytesPerPixel();
    if (bytes.length < HEADER_LENGTH) {
      throw new IOException("RLE header has " + bytes.length + " bytes, expected 64");
    }
    int segments = littleEndian(bytes, 0);
    if (segments != planes) {
      throw new IOException("RLE frame has " + segments + " segments, expected " + planes);
    }
    int[] cells = new int[frame.format().pixels()];
    for (int plane = 0; plane < planes; plane++) {
      int start = littleEndian(bytes, 4 + 4 * plane);
      int end = plane + 1 < planes ? littleEndian(bytes, 8 + 4 * plane) : bytes.length;
      if (start < HEADER_LENGTH || end < start || end > bytes.length) {
        throw new IOException(
            "RLE segment %d reaches from byte %d to %d of %d"
                .formatted(plane + 1, start, end, bytes.length));
      }
      // Segments come most significant byte first.
      decodeSegment(bytes, start, end, cells, 8 * (planes - 1 - plane));
    }
    return cells;
  }

  private static void decodeSegment(byte[] bytes, int start, int end, int[] cells, int shift)
      throws IOException {
    int in = start;
    int out = 0;
    while (out < cells.length) {
      if (in >= end) {
        throw new IOException("RLE segment ends after " + out + " of " + cells.length + " pixels");
      }
      int control = bytes[in++];
      if (control == -128) {
        continue;
      }
      boolean run = control < 0;
      int count = Math.min(run ? 1 - control : 1 + control, cells.length - out);
      int needed = run ? 1 : count;
      if (needed > end - in) {
        throw new IOException("RLE segment ends within a run");
      }
      for (int i = 0; i < count; i++) {
        cells[out++] |= (bytes[run ? in : in + i] & 0xFF) << shift;
      }
      in += needed;
    }
  }

  private static int littleEndian(byte[] bytes, int offset) {
    return bytes[offset] & 0xFF
        | (bytes[offset + 1] & 0xFF) << 8
        | (bytes[offset + 2] & 0xFF) << 16
        | (bytes[offset + 3] & 0xFF) << 24;
  }
}
