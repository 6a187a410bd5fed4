package org.secondread.viewer.weasis;

import java.io.IOException;
import org.dcm4che3.img.DicomImageReader;
import org.dcm4che3.img.Transcoder;
import org.dcm4che3.img.stream.DicomFileInputStream;
import org.secondread.volume.EncodedFrame;
import org.secondread.volume.PixelDecoder;
import org.weasis.opencv.data.PlanarImage;

/**
 * Decodes compressed images with Weasis' own decoder, from the file itself: nothing of the viewer's
 * shared caches is touched, and stored values come as they are.
 */
final class WeasisPixelDecoder implements PixelDecoder {
  private static final int UNSIGNED_8 = 0;
  private static final int SIGNED_8 = 1;
  private static final int UNSIGNED_16 = 2;
  private static final int SIGNED_16 = 3;
  private static final int SIGNED_32 = 4;

  private static final String NOT_DECODED = "the viewer could not decode it";

  @Override
  public boolean decodes(String transferSyntax) {
    // All JPEG families; video and what is not compressed are none of its business.
    return transferSyntax.startsWith("1.2.840.10008.1.2.4.")
        && !transferSyntax.matches("1\\.2\\.840\\.10008\\.1\\.2\\.4\\.10[0-8].*");
  }

  @Override
  public int[] decode(EncodedFrame frame) throws IOException {
    DicomImageReader reader = new DicomImageReader(Transcoder.dicomImageReaderSpi);
    try (DicomFileInputStream in = new DicomFileInputStream(frame.file())) {
      reader.setInput(in, false, true);
      PlanarImage image = planes(reader, frame.index());
      if (image == null) {
        throw new IOException(NOT_DECODED);
      }
      try {
        return cells(image);
      } finally {
        image.release();
      }
    } finally {
      reader.dispose();
    }
  }

  private static PlanarImage planes(DicomImageReader reader, int frame) throws IOException {
    try {
      return reader.getPlanarImage(frame, null);
    } catch (RuntimeException e) {
      // How OpenCV tells of a damaged stream.
      throw new IOException(NOT_DECODED, e);
    }
  }

  private static int[] cells(PlanarImage image) throws IOException {
    // Without a decoder of its own, the viewer gives an empty image.
    if (image.width() == 0 || image.height() == 0) {
      throw new IOException(NOT_DECODED);
    }
    if (image.channels() != 1) {
      throw new IOException(image.channels() + " channels, expected one grey value per pixel");
    }
    int[] cells = new int[image.width() * image.height()];
    switch (image.depth()) {
      case UNSIGNED_8, SIGNED_8 -> {
        byte[] values = new byte[cells.length];
        image.get(0, 0, values);
        for (int i = 0; i < cells.length; i++) {
          cells[i] = values[i] & 0xFF;
        }
      }
      case UNSIGNED_16, SIGNED_16 -> {
        short[] values = new short[cells.length];
        image.get(0, 0, values);
        for (int i = 0; i < cells.length; i++) {
          cells[i] = values[i] & 0xFFFF;
        }
      }
      case SIGNED_32 -> image.get(0, 0, cells);
      default ->
          throw new IOException("values of kind " + image.depth() + ", expected stored integers");
    }
    return cells;
  }
}
