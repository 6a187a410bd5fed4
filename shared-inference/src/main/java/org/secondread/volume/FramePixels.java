package org.secondread.volume;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.volume.VolumeException.Kind;

/** The pixel cells of one file's frames, whatever their encoding. */
final class FramePixels {
  private static final Set<String> UNCOMPRESSED =
      Set.of(
          TransferSyntaxes.IMPLICIT_LITTLE_ENDIAN,
          "1.2.840.10008.1.2.1",
          "1.2.840.10008.1.2.1.99",
          TransferSyntaxes.EXPLICIT_BIG_ENDIAN);

  private final Path file;
  private final DicomFile content;
  private final PixelFormat format;
  private final List<PixelDecoder> decoders;

  FramePixels(Path file, DicomFile content, List<PixelDecoder> decoders) throws VolumeException {
    this.file = file;
    this.content = content;
    this.decoders = decoders;
    Attributes dataset = content.dataset();
    if (!dataset.containsValue(Tag.PixelData)) {
      boolean real =
          dataset.containsValue(Tag.FloatPixelData)
              || dataset.containsValue(Tag.DoubleFloatPixelData);
      throw real
          ? new VolumeException(
              Kind.UNSUPPORTED_PIXELS, "Floating point pixel data; expected integers")
          : new VolumeException(Kind.NO_PIXEL_DATA, "Pixel Data (7FE0,0010) is missing");
    }
    this.format = PixelFormat.of(dataset);
  }

  PixelFormat format() {
    return format;
  }

  /**
   * @param index 0-based frame
   * @return one cell per pixel, as {@link PixelDecoder#decode} gives them
   */
  int[] cells(int index) throws VolumeException {
    Object value = content.dataset().getValue(Tag.PixelData);
    if (value instanceof Fragments fragments) {
      return decoded(fragments, index);
    }
    if (!UNCOMPRESSED.contains(content.transferSyntax())) {
      if (decoder() == null) {
        throw undecodable();
      }
      throw new VolumeException(
          Kind.UNREADABLE,
          "Pixel Data is not encapsulated, as "
              + TransferSyntaxes.describe(content.transferSyntax())
              + " needs it; the header or the pixels are wrong");
    }
    return uncompressed(index);
  }

  private int[] uncompressed(int index) throws VolumeException {
    byte[] bytes = bytes();
    long end = (index + 1L) * format.frameLength();
    if (bytes.length < end) {
      throw new VolumeException(
          Kind.TRUNCATED,
          "Pixel Data holds %d bytes, expected at least %d for frame %d of %d x %d pixels"
              .formatted(bytes.length, end, index + 1, format.columns(), format.rows()));
    }
    boolean bigEndian = content.transferSyntax().equals(TransferSyntaxes.EXPLICIT_BIG_ENDIAN);
    int start = (int) (end - format.frameLength());
    // PS3.5 annex A.3: bytes in 16-bit words swap with the words.
    int swap = bigEndian && content.dataset().getVR(Tag.PixelData) == VR.OW ? 1 : 0;
    int[] cells = new int[format.pixels()];
    int size = format.bytesPerPixel();
    for (int i = 0; i < cells.length; i++) {
      int at = start + i * size;
      if (size == 1) {
        int swapped = at ^ swap;
        cells[i] = swapped < bytes.length ? bytes[swapped] & 0xFF : 0;
        continue;
      }
      int cell = 0;
      for (int b = 0; b < size; b++) {
        int shift = 8 * (bigEndian ? size - 1 - b : b);
        cell |= (bytes[at + b] & 0xFF) << shift;
      }
      cells[i] = cell;
    }
    return cells;
  }

  private byte[] bytes() throws VolumeException {
    try {
      return content.dataset().getBytes(Tag.PixelData);
    } catch (IOException e) {
      throw new VolumeException(Kind.UNREADABLE, "Pixel Data cannot be read", e);
    }
  }

  private int[] decoded(Fragments fragments, int index) throws VolumeException {
    PixelDecoder decoder = decoder();
    if (decoder == null) {
      throw undecodable();
    }
    byte[] bytes = frame(fragments, index);
    try {
      int[] cells =
          decoder.decode(new EncodedFrame(file, index, content.transferSyntax(), format, bytes));
      if (cells.length != format.pixels()) {
        throw new IOException("decoded " + cells.length + " pixels, expected " + format.pixels());
      }
      return cells;
    } catch (IOException e) {
      throw new VolumeException(
          Kind.TRUNCATED,
          "Frame %d, %s, is damaged: %s"
              .formatted(
                  index + 1, TransferSyntaxes.describe(content.transferSyntax()), e.getMessage()),
          e);
    }
  }

  /** The decoder of the file's transfer syntax, null where there is none. */
  private PixelDecoder decoder() {
    return decoders.stream()
        .filter(d -> d.decodes(content.transferSyntax()))
        .findFirst()
        .orElse(null);
  }

  private VolumeException undecodable() {
    return new VolumeException(
        Kind.UNSUPPORTED_TRANSFER_SYNTAX,
        "No decoder for "
            + TransferSyntaxes.describe(content.transferSyntax())
            + "; convert the series to an uncompressed transfer syntax");
  }

  /** The bytes of one frame (PS3.5 annex A.4): item 0 is the Basic Offset Table. */
  private byte[] frame(Fragments fragments, int index) throws VolumeException {
    int frames = Math.max(1, content.dataset().getInt(Tag.NumberOfFrames, 1));
    int items = fragments.size() - 1;
    if (items < frames) {
      throw new VolumeException(
          Kind.TRUNCATED,
          "Pixel Data holds " + Math.max(0, items) + " fragments for " + frames + " frames");
    }
    if (items == frames) {
      return fragment(fragments, index + 1);
    }
    if (frames == 1) {
      return join(fragments, 1, fragments.size());
    }
    int[] firstItems = firstItems(fragments, frames);
    int end = index + 1 < frames ? firstItems[index + 1] : fragments.size();
    return join(fragments, firstItems[index], end);
  }

  /** The first item of every frame, from the Basic Offset Table. */
  private static int[] firstItems(Fragments fragments, int frames) throws VolumeException {
    byte[] table = fragment(fragments, 0);
    if (table.length != 4L * frames) {
      throw new VolumeException(
          Kind.UNREADABLE,
          "%d fragments for %d frames and a Basic Offset Table of %d bytes, expected %d"
              .formatted(fragments.size() - 1, frames, table.length, 4L * frames));
    }
    int[] first = new int[frames];
    int item = 1;
    long offset = 0;
    for (int frame = 0; frame < frames; frame++) {
      long wanted = 0;
      for (int b = 3; b >= 0; b--) {
        wanted = wanted << 8 | table[4 * frame + b] & 0xFF;
      }
      while (offset < wanted && item < fragments.size()) {
        offset += 8L + fragment(fragments, item).length;
        item++;
      }
      if (offset != wanted || item == fragments.size()) {
        throw new VolumeException(
            Kind.UNREADABLE,
            "Basic Offset Table points to byte " + wanted + ", where no fragment begins");
      }
      first[frame] = item;
    }
    return first;
  }

  private static byte[] join(Fragments fragments, int from, int to) throws VolumeException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = from; i < to; i++) {
      out.writeBytes(fragment(fragments, i));
    }
    return out.toByteArray();
  }

  private static byte[] fragment(Fragments fragments, int item) throws VolumeException {
    Object value = fragments.get(item);
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    if (item == 0) {
      return new byte[0]; // an empty offset table
    }
    throw new VolumeException(Kind.TRUNCATED, "Fragment " + item + " of Pixel Data is empty");
  }
}
