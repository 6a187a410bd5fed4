package org.secondread.seg;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomInputStream;
import org.secondread.volume.SourceImage;

/** Reads uncompressed BINARY and FRACTIONAL Segmentation objects (DICOM PS3.3 A.51). */
public final class SegmentationReader {

  private static final int MOST_PIXELS = 1 << 28;

  private SegmentationReader() {}

  /**
   * @throws IOException when the file is no readable Segmentation; the message says why
   */
  public static Segmentation read(Path file) throws IOException {
    try (DicomInputStream in = new DicomInputStream(file.toFile())) {
      return of(in.readDataset());
    } catch (EOFException e) {
      throw new IOException("The file ends within its data: truncated or damaged", e);
    } catch (RuntimeException e) {
      // The host's parser answers some broken encodings with unchecked exceptions.
      throw new IOException("The file is damaged or no readable DICOM", e);
    }
  }

  /**
   * @throws IOException when the dataset is no readable Segmentation; the message says why
   */
  public static Segmentation of(Attributes seg) throws IOException {
    String sopClass = seg.getString(Tag.SOPClassUID);
    if (!UID.SegmentationStorage.equals(sopClass)) {
      throw new IOException("SOP Class UID is " + sopClass + ", expected Segmentation Storage");
    }
    String type = seg.getString(Tag.SegmentationType);
    boolean binary = "BINARY".equals(type);
    if (!binary && !"FRACTIONAL".equals(type)) {
      throw new IOException("Segmentation Type is " + type + ", expected BINARY or FRACTIONAL");
    }
    int bits = binary ? 1 : 8;
    if (seg.getInt(Tag.BitsAllocated, 0) != bits) {
      throw new IOException(
          "Bits Allocated is " + seg.getInt(Tag.BitsAllocated, 0) + ", expected " + bits);
    }
    int columns = positive(seg, Tag.Columns, "Columns");
    int rows = positive(seg, Tag.Rows, "Rows");
    int count = positive(seg, Tag.NumberOfFrames, "Number of Frames");
    int maximum =
        binary ? 1 : positive(seg, Tag.MaximumFractionalValue, "Maximum Fractional Value");
    Sequence perFrame = seg.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    if (perFrame == null || perFrame.size() != count) {
      throw new IOException(
          "Per-frame Functional Groups Sequence has "
              + (perFrame == null ? "no" : perFrame.size())
              + " items, expected "
              + count
              + ", one a frame");
    }
    if ((long) columns * rows > MOST_PIXELS) {
      throw new IOException(
          "A frame has " + columns + " x " + rows + " pixels, expected at most " + MOST_PIXELS);
    }
    byte[] pixels = pixels(seg, (long) columns * rows * count, bits);
    List<Segmentation.Frame> frames = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      frames.add(frame(seg, i));
    }
    return new Segmentation(seg, columns, rows, binary, maximum, pixels, frames);
  }

  private static int positive(Attributes seg, int tag, String name) throws IOException {
    int value = seg.getInt(tag, 0);
    if (value < 1) {
      throw new IOException(name + " is " + value + ", expected at least 1");
    }
    return value;
  }

  private static byte[] pixels(Attributes seg, long count, int bits) throws IOException {
    if (!(seg.getValue(Tag.PixelData) instanceof byte[] pixels)) {
      throw new IOException("Pixel Data is missing or compressed, expected native pixels");
    }
    long expected = bits == 8 ? count : (count + 7) / 8;
    if (pixels.length < expected) {
      throw new IOException(
          "Pixel Data has " + pixels.length + " bytes, expected " + expected + "; it is cut short");
    }
    return pixels;
  }

  private static Segmentation.Frame frame(Attributes seg, int index) throws IOException {
    Attributes identification = group(seg, Tag.SegmentIdentificationSequence, index);
    return new Segmentation.Frame(
        identification.getInt(Tag.ReferencedSegmentNumber, 0),
        position(group(seg, Tag.PlanePositionSequence, index), index),
        sources(group(seg, Tag.DerivationImageSequence, index)));
  }

  private static List<String> position(Attributes plane, int index) throws IOException {
    String[] values = plane.getStrings(Tag.ImagePositionPatient);
    if (values == null || values.length == 0) {
      return List.of();
    }
    boolean complete =
        values.length == 3 && Arrays.stream(values).noneMatch(v -> v == null || v.isEmpty());
    if (!complete) {
      throw new IOException(
          "Image Position (Patient) of frame %d is %s, expected 3 numbers"
              .formatted(index + 1, Arrays.toString(values)));
    }
    return List.of(values);
  }

  /** The item of a functional group, which makers put per frame or shared; empty without either. */
  private static Attributes group(Attributes seg, int sequence, int index) {
    Attributes own =
        seg.getNestedDataset(Tag.PerFrameFunctionalGroupsSequence, index)
            .getNestedDataset(sequence);
    if (own != null) {
      return own;
    }
    Attributes shared = seg.getNestedDataset(Tag.SharedFunctionalGroupsSequence);
    Attributes common = shared == null ? null : shared.getNestedDataset(sequence);
    return common == null ? new Attributes() : common;
  }

  private static List<SourceImage> sources(Attributes derivation) {
    Sequence images = derivation.getSequence(Tag.SourceImageSequence);
    if (images == null) {
      return List.of();
    }
    return images.stream()
        .map(
            image ->
                new SourceImage(
                    image.getString(Tag.ReferencedSOPClassUID),
                    image.getString(Tag.ReferencedSOPInstanceUID),
                    image.getInt(Tag.ReferencedFrameNumber, 0)))
        .toList();
  }
}
