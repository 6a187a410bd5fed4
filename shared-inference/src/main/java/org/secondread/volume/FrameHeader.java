package org.secondread.volume;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.secondread.volume.VolumeException.Kind;

/**
 * What the header says about one frame, before its pixels are read.
 *
 * @param file the file it stands in
 * @param index 0-based frame in that file
 * @param source the image and frame
 * @param instanceNumber Instance Number, the largest int where absent
 * @param rows rows
 * @param columns columns
 * @param frameOfReferenceUid empty where absent
 * @param geometry where it lies; null where {@code obstacle} is set
 * @param obstacle why it cannot be a slice; null where it can
 * @param diffusion what it is to a reader of diffusion; null unless the modality is MR
 */
record FrameHeader(
    Path file,
    int index,
    SourceImage source,
    int instanceNumber,
    int rows,
    int columns,
    String frameOfReferenceUid,
    SliceGeometry geometry,
    Obstacle obstacle,
    DiffusionImage diffusion) {

  /** Why a frame cannot be a slice. */
  record Obstacle(Kind kind, String reason) {}

  // An image whose normal is nearer to the body's axis than to another one counts as axial; this
  // keeps every gantry tilt, which ends near 30 degrees.
  private static final double AXIAL = Math.cos(Math.toRadians(45));
  private static final double UNIT_TOLERANCE = 0.01;

  /** The frames of a file; one for a single-frame image. */
  static List<FrameHeader> of(Path file, Attributes header) {
    Sequence perFrame = header.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    int frames = header.getInt(Tag.NumberOfFrames, 1);
    if (perFrame == null || perFrame.isEmpty()) {
      return List.of(
          frames > 1
              ? withObstacle(
                  file,
                  header,
                  Kind.MISSING_GEOMETRY,
                  frames + " frames without Per-frame Functional Groups Sequence (5200,9230)")
              : singleFrame(file, header));
    }
    if (perFrame.size() != frames) {
      return List.of(
          withObstacle(
              file,
              header,
              Kind.INCONSISTENT_GEOMETRY,
              frames + " frames but functional groups for " + perFrame.size()));
    }
    List<FrameHeader> list = new ArrayList<>(frames);
    for (int i = 0; i < frames; i++) {
      list.add(frame(file, header, i));
    }
    return list;
  }

  /** The item of a functional group: the frame's own or else the one shared by all; may be null. */
  static Attributes functionalGroup(Attributes header, int frame, int sequenceTag) {
    Attributes own =
        header
            .getNestedDataset(Tag.PerFrameFunctionalGroupsSequence, frame)
            .getNestedDataset(sequenceTag);
    if (own != null) {
      return own;
    }
    Attributes shared = header.getNestedDataset(Tag.SharedFunctionalGroupsSequence);
    return shared == null ? null : shared.getNestedDataset(sequenceTag);
  }

  static boolean isMultiFrame(Attributes header) {
    Sequence perFrame = header.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    return perFrame != null && !perFrame.isEmpty();
  }

  private static FrameHeader singleFrame(Path file, Attributes header) {
    return create(
        file,
        header,
        0,
        0,
        header,
        header,
        header,
        header.getStrings(Tag.ImageType),
        isMr(header) ? DiffusionImage.of(header) : null);
  }

  private static FrameHeader frame(Path file, Attributes header, int index) {
    Attributes ct = functionalGroup(header, index, Tag.CTImageFrameTypeSequence);
    Attributes mr = functionalGroup(header, index, Tag.MRImageFrameTypeSequence);
    Attributes type = ct != null ? ct : mr;
    String[] imageType = header.getStrings(Tag.ImageType);
    String[] frameType = type == null ? imageType : type.getStrings(Tag.FrameType);
    return create(
        file,
        header,
        index,
        index + 1,
        functionalGroup(header, index, Tag.PlanePositionSequence),
        functionalGroup(header, index, Tag.PlaneOrientationSequence),
        functionalGroup(header, index, Tag.PixelMeasuresSequence),
        frameType,
        isMr(header)
            ? DiffusionImage.ofFrame(
                header, frameType, functionalGroup(header, index, Tag.MRDiffusionSequence))
            : null);
  }

  private static boolean isMr(Attributes header) {
    return "MR".equals(header.getString(Tag.Modality));
  }

  private static FrameHeader create(
      Path file,
      Attributes header,
      int index,
      int frameNumber,
      Attributes position,
      Attributes orientation,
      Attributes measures,
      String[] imageType,
      DiffusionImage diffusion) {
    SliceGeometry geometry = null;
    Obstacle obstacle = null;
    if (imageType != null && Arrays.asList(imageType).contains("LOCALIZER")) {
      obstacle = new Obstacle(Kind.NOT_AXIAL, "localizer");
    } else {
      try {
        geometry =
            new SliceGeometry(
                strings(position, Tag.ImagePositionPatient, "Image Position (0020,0032)"),
                strings(orientation, Tag.ImageOrientationPatient, "Image Orientation (0020,0037)"),
                strings(measures, Tag.PixelSpacing, "Pixel Spacing (0028,0030)"),
                measures.getString(Tag.SliceThickness));
        obstacle = obstacle(geometry);
      } catch (MissingValue e) {
        obstacle = new Obstacle(Kind.MISSING_GEOMETRY, e.getMessage());
      } catch (IllegalArgumentException e) {
        obstacle = new Obstacle(Kind.INCONSISTENT_GEOMETRY, e.getMessage());
      }
    }
    return new FrameHeader(
        file,
        index,
        source(header, frameNumber),
        header.getInt(Tag.InstanceNumber, Integer.MAX_VALUE),
        header.getInt(Tag.Rows, 0),
        header.getInt(Tag.Columns, 0),
        header.getString(Tag.FrameOfReferenceUID, ""),
        obstacle == null ? geometry : null,
        obstacle,
        diffusion);
  }

  private static Obstacle obstacle(SliceGeometry geometry) {
    double[] o = geometry.orientation().stream().mapToDouble(Double::parseDouble).toArray();
    double row = Math.sqrt(o[0] * o[0] + o[1] * o[1] + o[2] * o[2]);
    double column = Math.sqrt(o[3] * o[3] + o[4] * o[4] + o[5] * o[5]);
    double product = o[0] * o[3] + o[1] * o[4] + o[2] * o[5];
    if (Math.abs(row - 1) > UNIT_TOLERANCE
        || Math.abs(column - 1) > UNIT_TOLERANCE
        || Math.abs(product) > UNIT_TOLERANCE) {
      return new Obstacle(
          Kind.INCONSISTENT_GEOMETRY,
          "Image Orientation (0020,0037) "
              + geometry.orientation()
              + " is not two perpendicular unit vectors");
    }
    if (Math.abs(geometry.normal()[2]) < AXIAL) {
      return new Obstacle(Kind.NOT_AXIAL, "not axial, orientation " + geometry.orientation());
    }
    return null;
  }

  private static FrameHeader withObstacle(Path file, Attributes header, Kind kind, String reason) {
    return new FrameHeader(
        file,
        0,
        source(header, 0),
        header.getInt(Tag.InstanceNumber, Integer.MAX_VALUE),
        header.getInt(Tag.Rows, 0),
        header.getInt(Tag.Columns, 0),
        header.getString(Tag.FrameOfReferenceUID, ""),
        null,
        new Obstacle(kind, reason),
        null);
  }

  private static SourceImage source(Attributes header, int frameNumber) {
    return new SourceImage(
        header.getString(Tag.SOPClassUID), header.getString(Tag.SOPInstanceUID), frameNumber);
  }

  private static List<String> strings(Attributes attributes, int tag, String name) {
    String[] values = attributes == null ? null : attributes.getStrings(tag);
    if (values == null || values.length == 0) {
      throw new MissingValue(name + " is missing");
    }
    // An empty component comes as null, which List.of would answer with a bare exception.
    return Arrays.asList(values);
  }

  private static final class MissingValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MissingValue(String message) {
      super(message);
    }
  }
}
