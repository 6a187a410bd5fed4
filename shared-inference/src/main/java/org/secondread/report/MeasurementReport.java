package org.secondread.report;

import static org.secondread.report.ContentItem.add;
import static org.secondread.report.ContentItem.code;
import static org.secondread.report.ContentItem.container;
import static org.secondread.report.ContentItem.number;
import static org.secondread.report.ContentItem.template;
import static org.secondread.report.ContentItem.text;
import static org.secondread.report.ContentItem.uid;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
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
import org.secondread.volume.Slice;
import org.secondread.volume.SourceImage;
import org.secondread.volume.Volume;

/**
 * Writes a measurement report (TID 1500 of DICOM PS3.16) as Comprehensive 3D SR: whether lesions
 * were found, how many and of what volume, tied to their segmentation by tracking UID. It stays
 * UNVERIFIED, because this product cannot know who verifies it.
 */
public final class MeasurementReport {
  private static final String CONCEPT = "HAS CONCEPT MOD";
  private static final String OBSERVER = "HAS OBS CONTEXT";
  private static final String CONTAINS = "CONTAINS";
  private static final int MOST_TEXT = 64;

  private final Clock clock;

  public MeasurementReport() {
    this(Clock.systemDefaultZone());
  }

  /**
   * @param clock tells Content Date and Time
   */
  public MeasurementReport(Clock clock) {
    this.clock = clock;
  }

  /**
   * Encodes a report about a volume; one without lesions tells the images that were read all the
   * same. Whether lesions are there is answered from CID 240 of PS3.16: present, absent or
   * undetermined.
   *
   * @throws org.secondread.seg.UnusableSourceException when the source has no UIDs to refer to
   */
  public Attributes encode(Volume volume, ReportInfo info) {
    SegmentationEncoder.requireUsable(volume);
    Attributes report = new Attributes();
    SourceModules.copy(volume.header(), report);
    report.remove(Tag.FrameOfReferenceUID);
    report.remove(Tag.PositionReferenceIndicator);
    writeSeries(report, info);
    writeEquipment(report, info.equipment());
    writeDocument(report, volume, info);
    writeContent(report, volume, info);
    DerivedCharacterSet.settle(report);
    return report;
  }

  private void writeSeries(Attributes report, ReportInfo info) {
    report.setString(Tag.SOPClassUID, VR.UI, UID.Comprehensive3DSRStorage);
    report.setString(Tag.SOPInstanceUID, VR.UI, UIDUtils.createUID());
    report.setString(Tag.SeriesInstanceUID, VR.UI, UIDUtils.createUID());
    report.setString(Tag.Modality, VR.CS, "SR");
    report.setInt(Tag.SeriesNumber, VR.IS, info.seriesNumber());
    report.setInt(Tag.InstanceNumber, VR.IS, 1);
    report.setString(
        Tag.SeriesDescription, VR.LO, info.lesionType().label() + " report, not for clinical use");
    CreationTime.now(clock, report).write(report, Tag.ContentDate, Tag.ContentTime);
    report.setNull(Tag.ReferencedPerformedProcedureStepSequence, VR.SQ);
  }

  private static void writeEquipment(Attributes report, SegmentInfo.Equipment equipment) {
    report.setString(Tag.Manufacturer, VR.LO, equipment.manufacturer());
    report.setString(Tag.ManufacturerModelName, VR.LO, equipment.modelName());
    report.setString(Tag.DeviceSerialNumber, VR.LO, equipment.serialNumber());
    report.setString(Tag.SoftwareVersions, VR.LO, equipment.softwareVersion());
  }

  /** SR Document General (PS3.3 C.17.2). */
  private static void writeDocument(Attributes report, Volume volume, ReportInfo info) {
    report.setString(Tag.CompletionFlag, VR.CS, "COMPLETE");
    report.setString(Tag.VerificationFlag, VR.CS, "UNVERIFIED");
    report.setNull(Tag.PerformedProcedureCodeSequence, VR.SQ);
    Attributes study = new Attributes();
    study.setString(Tag.StudyInstanceUID, VR.UI, volume.header().getString(Tag.StudyInstanceUID));
    Sequence series = study.newSequence(Tag.ReferencedSeriesSequence, 2);
    series.add(sources(volume));
    if (info.segment() != null) {
      Attributes item = new Attributes();
      item.setString(Tag.SeriesInstanceUID, VR.UI, info.segment().getString(Tag.SeriesInstanceUID));
      item.newSequence(Tag.ReferencedSOPSequence, 1)
          .add(
              ContentItem.reference(
                  info.segment().getString(Tag.SOPClassUID),
                  info.segment().getString(Tag.SOPInstanceUID)));
      series.add(item);
    }
    report.newSequence(Tag.CurrentRequestedProcedureEvidenceSequence, 1).add(study);
  }

  private static Attributes sources(Volume volume) {
    Set<SourceImage> instances = new LinkedHashSet<>();
    for (Slice slice : volume.slices()) {
      SourceImage source = slice.source();
      instances.add(new SourceImage(source.sopClassUid(), source.sopInstanceUid(), 0));
    }
    Attributes item = new Attributes();
    item.setString(Tag.SeriesInstanceUID, VR.UI, volume.header().getString(Tag.SeriesInstanceUID));
    Sequence references = item.newSequence(Tag.ReferencedSOPSequence, instances.size());
    for (SourceImage instance : instances) {
      references.add(ContentItem.reference(instance.sopClassUid(), instance.sopInstanceUid()));
    }
    return item;
  }

  private static void writeContent(Attributes report, Volume volume, ReportInfo info) {
    report.setString(Tag.ValueType, VR.CS, "CONTAINER");
    report.newSequence(Tag.ConceptNameCodeSequence, 1).add(CodedConcept.REPORT.toItem());
    report.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
    template(report, "1500");
    SegmentInfo.Equipment device = info.equipment();
    add(
        report,
        code(CONCEPT, CodedConcept.LANGUAGE, CodedConcept.ENGLISH),
        code(OBSERVER, CodedConcept.OBSERVER_TYPE, CodedConcept.DEVICE),
        uid(OBSERVER, CodedConcept.DEVICE_UID, UIDUtils.createUID()),
        text(OBSERVER, CodedConcept.DEVICE_NAME, device.modelName()),
        text(OBSERVER, CodedConcept.DEVICE_MANUFACTURER, device.manufacturer()),
        text(OBSERVER, CodedConcept.DEVICE_MODEL, device.modelName()),
        code(CONCEPT, CodedConcept.PROCEDURE, procedure(info.lesionType())),
        container(CodedConcept.IMAGE_LIBRARY, library(volume)),
        container(
            CodedConcept.MEASUREMENTS,
            template(group(volume, info), info.segment() == null ? "1501" : "1411")));
  }

  private static Attributes library(Volume volume) {
    Attributes group = container(CodedConcept.IMAGE_LIBRARY_GROUP);
    for (Slice slice : volume.slices()) {
      add(group, ContentItem.image(slice.source()));
    }
    return group;
  }

  private static Attributes group(Volume volume, ReportInfo info) {
    SegmentInfo.Algorithm algorithm = info.algorithm();
    Attributes group =
        container(
            CodedConcept.MEASUREMENT_GROUP,
            text(OBSERVER, CodedConcept.TRACKING_IDENTIFIER, info.trackingId()),
            uid(OBSERVER, CodedConcept.TRACKING_UID, info.trackingUid()),
            code(
                CONTAINS,
                CodedConcept.FINDING_CATEGORY,
                CodedConcept.MORPHOLOGICALLY_ABNORMAL_STRUCTURE),
            code(CONTAINS, CodedConcept.FINDING, finding(info.lesionType())));
    if (info.segment() != null) {
      add(
          group,
          ContentItem.segment(
              info.segment().getString(Tag.SOPClassUID),
              info.segment().getString(Tag.SOPInstanceUID),
              1),
          uid(
              CONTAINS,
              CodedConcept.SOURCE_SERIES,
              volume.header().getString(Tag.SeriesInstanceUID)));
    }
    add(
        group,
        code(CONCEPT, CodedConcept.FINDING_SITE, site(info.lesionType())),
        text(CONCEPT, CodedConcept.ALGORITHM_NAME, cut(algorithm.name())),
        text(
            CONCEPT,
            CodedConcept.ALGORITHM_VERSION,
            cut(
                algorithm.version()
                    + ", pack "
                    + algorithm.packName()
                    + " "
                    + algorithm.packVersion())),
        code(CONTAINS, CodedConcept.PRESENCE, presence(info.presence())),
        text(CONTAINS, CodedConcept.COMMENT, info.comment()),
        number(
            CodedConcept.NUMBER_OF_LESIONS,
            Integer.toString(info.lesions()),
            CodedConcept.NO_UNITS));
    if (info.lesions() > 0 && info.volumeMl().isPresent()) {
      Attributes volumeItem =
          number(
              CodedConcept.VOLUME,
              String.format(Locale.ROOT, "%.3f", info.volumeMl().getAsDouble()),
              CodedConcept.CUBIC_CENTIMETRE);
      add(volumeItem, code(CONCEPT, CodedConcept.MEASUREMENT_METHOD, CodedConcept.SUM_OF_VOXELS));
      add(group, volumeItem);
    }
    return group;
  }

  private static CodedConcept presence(ReportInfo.Presence presence) {
    return switch (presence) {
      case PRESENT -> CodedConcept.PRESENT;
      case ABSENT -> CodedConcept.ABSENT;
      case UNDETERMINED -> CodedConcept.UNDETERMINED;
    };
  }

  private static CodedConcept finding(LesionType type) {
    return switch (type) {
      case ICH -> CodedConcept.INTRACRANIAL_HEMORRHAGE;
      case ACI -> CodedConcept.CEREBRAL_INFARCTION;
    };
  }

  private static CodedConcept site(LesionType type) {
    return switch (type) {
      case ICH -> CodedConcept.INTRACRANIAL;
      case ACI -> CodedConcept.BRAIN;
    };
  }

  private static CodedConcept procedure(LesionType type) {
    return switch (type) {
      case ICH -> CodedConcept.COMPUTED_TOMOGRAPHY;
      case ACI -> CodedConcept.MAGNETIC_RESONANCE;
    };
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MOST_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_TEXT));
  }
}
