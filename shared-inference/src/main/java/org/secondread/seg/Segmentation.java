package org.secondread.seg;

import java.util.List;
import org.dcm4che3.data.Attributes;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.volume.SourceImage;

/**
 * A Segmentation object as read from any maker's file. Frames are decoded when asked for.
 *
 * @param dataset the whole dataset
 * @param columns of every frame
 * @param rows of every frame
 * @param binary one bit per pixel, else one byte
 * @param maximum the stored value that means 1
 * @param pixels Pixel Data, long enough for all frames; not copied
 * @param frames in stored order
 */
public record Segmentation(
    Attributes dataset,
    int columns,
    int rows,
    boolean binary,
    int maximum,
    byte[] pixels,
    List<Frame> frames) {

  public Segmentation {
    frames = List.copyOf(frames);
  }

  /** The pixels of a frame (0-based): 0 or 1 for BINARY, 0..1 for FRACTIONAL. */
  public GreyImage values(int frame) {
    GreyImage image = new GreyImage(columns, rows);
    float[] values = image.values();
    long start = (long) frame * values.length;
    for (int i = 0; i < values.length; i++) {
      long at = start + i;
      int stored = binary ? pixels[(int) (at >>> 3)] >>> (at & 7) & 1 : pixels[(int) at] & 0xFF;
      values[i] = (float) stored / maximum;
    }
    return image;
  }

  /** The pixels of a frame (0-based) that belong to its segment by at least half. */
  public Mask mask(int frame) {
    return Mask.atLeast(values(frame), 0.5);
  }

  /**
   * What one frame shows.
   *
   * @param segmentNumber Referenced Segment Number (0062,000B), 0 where the frame has none
   * @param position Image Position (Patient), 3 strings in mm, or empty where the frame has none
   * @param sources the images it was derived from, possibly none
   */
  public record Frame(int segmentNumber, List<String> position, List<SourceImage> sources) {

    public Frame {
      position = List.copyOf(position);
      sources = List.copyOf(sources);
    }
  }
}
