package org.secondread.seg;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.util.UIDUtils;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.volume.Slice;
import org.secondread.volume.SourceImage;
import org.secondread.volume.Volume;

/**
 * Turns masks on a volume's own grid into a Segmentation dataset (DICOM PS3.3 A.51): one instance
 * of a new series with one segment and one frame for every slice, empty ones too, because viewers
 * derive the slice spacing from the frames that are there.
 */
public final class SegmentationEncoder {
  private final Clock clock;

  public SegmentationEncoder() {
    this(Clock.systemDefaultZone());
  }

  /**
   * @param clock tells Content Date and Time
   */
  public SegmentationEncoder(Clock clock) {
    this.clock = clock;
  }

  /**
   * Asks before a long run whether its result could be written.
   *
   * @throws UnusableSourceException when the source has no UIDs or geometry to refer to
   */
  public static void requireUsable(Volume source) {
    SourceIdentity.of(source);
    StackGeometry.of(source);
  }

  /**
   * A BINARY segmentation.
   *
   * @param masks one per slice, in the slices' order, each of the volume's columns and rows
   * @throws UnusableSourceException when the source has no UIDs or geometry to refer to
   * @throws IllegalArgumentException when the masks do not fit the volume
   */
  public Attributes binary(Volume volume, List<Mask> masks, SegmentInfo info) {
    requireCount(volume, masks.size(), "masks");
    for (int i = 0; i < masks.size(); i++) {
      requireSize(volume, masks.get(i).width(), masks.get(i).height(), "Mask " + (i + 1));
    }
    boolean empty = masks.stream().allMatch(mask -> mask.count() == 0);
    Attributes seg = dataset(volume, info, empty ? Content.EMPTY_OUTLINE : Content.OUTLINE);
    seg.setString(Tag.SegmentationType, VR.CS, "BINARY");
    seg.setInt(Tag.BitsAllocated, VR.US, 1);
    seg.setInt(Tag.BitsStored, VR.US, 1);
    seg.setInt(Tag.HighBit, VR.US, 0);
    seg.setBytes(Tag.PixelData, VR.OB, FramePixels.bits(masks));
    return seg;
  }

  /**
   * A FRACTIONAL segmentation of probabilities, with a maximum fractional value of 255.
   *
   * @param probabilities one map of values 0..1 per slice, sized as the masks of {@link #binary}
   * @throws UnusableSourceException when the source has no UIDs or geometry to refer to
   * @throws IllegalArgumentException when the maps do not fit the volume or leave 0..1
   */
  public Attributes fractional(Volume volume, List<GreyImage> probabilities, SegmentInfo info) {
    requireCount(volume, probabilities.size(), "probability maps");
    for (int i = 0; i < probabilities.size(); i++) {
      GreyImage map = probabilities.get(i);
      requireSize(volume, map.width(), map.height(), "Probability map " + (i + 1));
    }
    Attributes seg = dataset(volume, info, Content.PROBABILITY);
    seg.setString(Tag.SegmentationType, VR.CS, "FRACTIONAL");
    seg.setString(Tag.SegmentationFractionalType, VR.CS, "PROBABILITY");
    seg.setInt(Tag.MaximumFractionalValue, VR.US, FramePixels.MAXIMUM_FRACTIONAL_VALUE);
    seg.setInt(Tag.BitsAllocated, VR.US, 8);
    seg.setInt(Tag.BitsStored, VR.US, 8);
    seg.setInt(Tag.HighBit, VR.US, 7);
    seg.setBytes(Tag.PixelData, VR.OB, FramePixels.fractions(probabilities));
    return seg;
  }

  private Attributes dataset(Volume volume, SegmentInfo info, Content content) {
    SourceIdentity identity = SourceIdentity.of(volume);
    StackGeometry geometry = StackGeometry.of(volume);
    Attributes header = volume.header();
    SegmentTexts texts = SegmentTexts.of(info, content, geometry.remark());

    Attributes seg = new Attributes();
    SourceModules.copy(header, seg);
    writeSeries(seg, info, texts);
    writeEquipment(seg, info, texts);
    writeReferences(seg, identity, volume.slices());
    writeImage(seg, volume, header);
    seg.setString(Tag.ContentLabel, VR.CS, info.lesionType().name() + content.labelSuffix());
    seg.setString(Tag.ContentDescription, VR.LO, content.description());
    seg.setString(Tag.ContentCreatorName, VR.PN, texts.contentCreator());
    seg.setString(Tag.SegmentsOverlap, VR.CS, "NO");
    seg.newSequence(Tag.SegmentSequence, 1).add(SegmentItem.of(info, texts));
    FunctionalGroups.write(seg, geometry, volume.slices());
    DerivedCharacterSet.settle(seg);
    return seg;
  }

  private void writeSeries(Attributes seg, SegmentInfo info, SegmentTexts texts) {
    seg.setString(Tag.SOPClassUID, VR.UI, UID.SegmentationStorage);
    seg.setString(Tag.SOPInstanceUID, VR.UI, UIDUtils.createUID());
    seg.setString(Tag.SeriesInstanceUID, VR.UI, UIDUtils.createUID());
    seg.setString(Tag.Modality, VR.CS, "SEG");
    seg.setInt(Tag.SeriesNumber, VR.IS, info.seriesNumber());
    seg.setInt(Tag.InstanceNumber, VR.IS, 1);
    seg.setString(Tag.SeriesDescription, VR.LO, texts.seriesDescription());
    CreationTime now = CreationTime.now(clock, seg);
    now.write(seg, Tag.SeriesDate, Tag.SeriesTime);
    now.write(seg, Tag.ContentDate, Tag.ContentTime);
    now.write(seg, Tag.InstanceCreationDate, Tag.InstanceCreationTime);
  }

  private static void writeEquipment(Attributes seg, SegmentInfo info, SegmentTexts texts) {
    SegmentInfo.Equipment device = texts.device();
    writeDevice(seg, device, device.modelName(), device.softwareVersion());
    Attributes contributor = new Attributes();
    writeDevice(
        contributor,
        device,
        SegmentTexts.line("Model pack " + info.algorithm().packName()),
        SegmentTexts.line(info.algorithm().packVersion()));
    contributor
        .newSequence(Tag.PurposeOfReferenceCodeSequence, 1)
        .add(CodedConcept.PROCESSING_EQUIPMENT.toItem());
    contributor.setString(Tag.ContributionDescription, VR.ST, texts.contribution());
    seg.newSequence(Tag.ContributingEquipmentSequence, 1).add(contributor);
  }

  private static void writeDevice(
      Attributes item, SegmentInfo.Equipment device, String model, String version) {
    item.setString(Tag.Manufacturer, VR.LO, device.manufacturer());
    item.setString(Tag.ManufacturerModelName, VR.LO, model);
    item.setString(Tag.DeviceSerialNumber, VR.LO, device.serialNumber());
    item.setString(Tag.SoftwareVersions, VR.LO, version);
  }

  /** Common Instance Reference (PS3.3 C.12.2): exactly the images that became slices. */
  private static void writeReferences(Attributes seg, SourceIdentity identity, List<Slice> slices) {
    Set<SourceImage> instances = new LinkedHashSet<>();
    for (Slice slice : slices) {
      for (SourceImage source : slice.sources()) {
        instances.add(new SourceImage(source.sopClassUid(), source.sopInstanceUid(), 0));
      }
    }
    Attributes series = new Attributes();
    series.setString(Tag.SeriesInstanceUID, VR.UI, identity.series());
    Sequence references = series.newSequence(Tag.ReferencedInstanceSequence, instances.size());
    instances.forEach(instance -> references.add(FunctionalGroups.reference(instance)));
    seg.newSequence(Tag.ReferencedSeriesSequence, 1).add(series);
  }

  private static void writeImage(Attributes seg, Volume volume, Attributes header) {
    seg.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY");
    seg.setInt(Tag.SamplesPerPixel, VR.US, 1);
    seg.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    seg.setInt(Tag.PixelRepresentation, VR.US, 0);
    seg.setInt(Tag.NumberOfFrames, VR.IS, volume.slices().size());
    seg.setInt(Tag.Rows, VR.US, volume.rows());
    seg.setInt(Tag.Columns, VR.US, volume.columns());
    // What was lost in the source stays lost in its outline (PS3.3 C.7.6.1.1.5).
    boolean lossy = "01".equals(header.getString(Tag.LossyImageCompression));
    seg.setString(Tag.LossyImageCompression, VR.CS, lossy ? "01" : "00");
    if (lossy) {
      seg.addSelected(header, Tag.LossyImageCompressionRatio, Tag.LossyImageCompressionMethod);
    }
  }

  private static void requireCount(Volume volume, int found, String what) {
    if (found != volume.slices().size()) {
      throw new IllegalArgumentException(
          "Found " + found + " " + what + ", expected " + volume.slices().size() + ", one a slice");
    }
  }

  private static void requireSize(Volume volume, int width, int height, String what) {
    if (width != volume.columns() || height != volume.rows()) {
      throw new IllegalArgumentException(
          what
              + " is "
              + width
              + " x "
              + height
              + ", expected the slices' "
              + volume.columns()
              + " x "
              + volume.rows());
    }
  }
}
