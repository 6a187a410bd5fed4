package org.secondread.report;

import java.time.Clock;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.util.UIDUtils;
import org.secondread.LesionType;
import org.secondread.seg.CodedConcept;
import org.secondread.seg.CreationTime;
import org.secondread.seg.DerivedCharacterSet;
import org.secondread.seg.SegmentInfo;
import org.secondread.seg.SegmentationEncoder;
import org.secondread.seg.SourceModules;
import org.secondread.volume.SourceImage;
import org.secondread.volume.Volume;

/**
 * Writes a picture that sums a result up as Secondary Capture Image (DICOM PS3.3 A.8.1), for
 * viewers that show neither segmentations nor reports. It is a picture to look at: no geometry,
 * nothing to measure in.
 */
public final class SecondaryCapture {
  private static final int CHANNELS = 3;
  private static final int BITS = 8;

  private final Clock clock;

  public SecondaryCapture() {
    this(Clock.systemDefaultZone());
  }

  /**
   * @param clock tells Content Date and Time
   */
  public SecondaryCapture(Clock clock) {
    this.clock = clock;
  }

  /**
   * A picture.
   *
   * @param width in pixels, even, so that no row needs padding
   * @param height in pixels
   * @param rgb red, green and blue of each pixel, row by row
   */
  public record Picture(int width, int height, byte[] rgb) {
    public Picture {
      if (width < 2 || width % 2 != 0 || height < 1 || rgb.length != CHANNELS * width * height) {
        throw new IllegalArgumentException(
            "%d x %d pixels with %d bytes, expected an even width and 3 bytes for each pixel"
                .formatted(width, height, rgb.length));
      }
    }
  }

  /**
   * Encodes a picture.
   *
   * @param volume the images that were read
   * @param shown those of them that the picture shows
   * @param seriesNumber Series Number (0020,0011) of the new series
   * @throws org.secondread.seg.UnusableSourceException when the source has no UIDs to refer to
   */
  public Attributes encode(
      Picture picture,
      Volume volume,
      List<SourceImage> shown,
      LesionType lesionType,
      SegmentInfo.Equipment equipment,
      int seriesNumber) {
    SegmentationEncoder.requireUsable(volume);
    Attributes capture = new Attributes();
    SourceModules.copy(volume.header(), capture);
    capture.remove(Tag.FrameOfReferenceUID);
    capture.remove(Tag.PositionReferenceIndicator);
    writeSeries(capture, lesionType, seriesNumber);
    writeEquipment(capture, equipment);
    writeImage(capture, shown);
    writePixels(capture, picture);
    DerivedCharacterSet.settle(capture);
    return capture;
  }

  private static void writeSeries(Attributes capture, LesionType lesionType, int seriesNumber) {
    capture.setString(Tag.SOPClassUID, VR.UI, UID.SecondaryCaptureImageStorage);
    capture.setString(Tag.SOPInstanceUID, VR.UI, UIDUtils.createUID());
    capture.setString(Tag.SeriesInstanceUID, VR.UI, UIDUtils.createUID());
    capture.setString(Tag.Modality, VR.CS, "OT");
    capture.setInt(Tag.SeriesNumber, VR.IS, seriesNumber);
    capture.setInt(Tag.InstanceNumber, VR.IS, 1);
    // Unpaired, so that Laterality is not asked for.
    capture.setString(Tag.BodyPartExamined, VR.CS, "HEAD");
    capture.setString(
        Tag.SeriesDescription, VR.LO, lesionType.label() + " summary, not for clinical use");
  }

  /** General Equipment and SC Equipment (PS3.3 C.7.5.1, C.8.6.1); WSD is a workstation. */
  private static void writeEquipment(Attributes capture, SegmentInfo.Equipment equipment) {
    capture.setString(Tag.ConversionType, VR.CS, "WSD");
    capture.setString(Tag.Manufacturer, VR.LO, equipment.manufacturer());
    capture.setString(Tag.ManufacturerModelName, VR.LO, equipment.modelName());
    capture.setString(Tag.DeviceSerialNumber, VR.LO, equipment.serialNumber());
    capture.setString(Tag.SoftwareVersions, VR.LO, equipment.softwareVersion());
  }

  /** General Image (PS3.3 C.7.6.1); the text in the picture names no patient. */
  private void writeImage(Attributes capture, List<SourceImage> shown) {
    CreationTime now = CreationTime.now(clock, capture);
    now.write(capture, Tag.ContentDate, Tag.ContentTime);
    now.write(capture, Tag.DateOfSecondaryCapture, Tag.TimeOfSecondaryCapture);
    capture.setString(Tag.ImageType, VR.CS, "DERIVED", "SECONDARY");
    capture.setString(Tag.BurnedInAnnotation, VR.CS, "NO");
    capture.setString(Tag.LossyImageCompression, VR.CS, "00");
    capture.setNull(Tag.PatientOrientation, VR.CS);
    capture.setString(
        Tag.DerivationDescription, VR.ST, "Slices with outlines, windowed and scaled");
    Sequence sources = capture.newSequence(Tag.SourceImageSequence, shown.size());
    for (SourceImage source : shown) {
      Attributes item = ContentItem.reference(source.sopClassUid(), source.sopInstanceUid());
      if (source.frameNumber() > 0) {
        item.setInt(Tag.ReferencedFrameNumber, VR.IS, source.frameNumber());
      }
      item.newSequence(Tag.PurposeOfReferenceCodeSequence, 1)
          .add(CodedConcept.SOURCE_IMAGE.toItem());
      sources.add(item);
    }
  }

  private static void writePixels(Attributes capture, Picture picture) {
    capture.setInt(Tag.SamplesPerPixel, VR.US, CHANNELS);
    capture.setString(Tag.PhotometricInterpretation, VR.CS, "RGB");
    capture.setInt(Tag.PlanarConfiguration, VR.US, 0);
    capture.setInt(Tag.Rows, VR.US, picture.height());
    capture.setInt(Tag.Columns, VR.US, picture.width());
    capture.setInt(Tag.BitsAllocated, VR.US, BITS);
    capture.setInt(Tag.BitsStored, VR.US, BITS);
    capture.setInt(Tag.HighBit, VR.US, BITS - 1);
    capture.setInt(Tag.PixelRepresentation, VR.US, 0);
    capture.setBytes(Tag.PixelData, VR.OB, picture.rgb());
  }
}
