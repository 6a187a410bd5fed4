package org.secondread.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secondread.LesionType;
import org.secondread.report.ReportInfo.Presence;
import org.secondread.seg.CodedConcept;
import org.secondread.seg.ReportSources;
import org.secondread.seg.SegmentInfo;
import org.secondread.seg.SegmentationFile;
import org.secondread.testing.Judges;
import org.secondread.volume.Volume;

class MeasurementReportTest {
  private static final String PYDICOM =
      """
      import sys, pydicom
      ds = pydicom.dcmread(sys.argv[1])
      def walk(item):
          name = item.ConceptNameCodeSequence[0].CodeMeaning if 'ConceptNameCodeSequence' in item else ''
          kind = item.ValueType
          value = ''
          if kind == 'NUM':
              v = item.MeasuredValueSequence[0]
              value = '%s %s' % (v.NumericValue, v.MeasurementUnitsCodeSequence[0].CodeValue)
          elif kind == 'CODE': value = item.ConceptCodeSequence[0].CodeValue
          elif kind == 'TEXT': value = item.TextValue
          elif kind == 'UIDREF': value = item.UID
          elif kind == 'IMAGE': value = item.ReferencedSOPSequence[0].ReferencedSOPInstanceUID
          print('%s|%s|%s' % (kind, name, value))
          for child in item.get('ContentSequence', []): walk(child)
      walk(ds)
      """;

  private static final String GROUPS =
      """
      from pydicom.sr.codedict import codes
      for group, name in ((240, 'Present'), (240, 'Absent'), (240, 'Undetermined'),
                          (100, 'CTUnspecifiedBodyRegion'), (100, 'MRIUnspecifiedBodyRegion')):
          code = getattr(getattr(codes, 'cid%d' % group), name)
          print(group, code.value, code.meaning)
      print(codes.DCM.PresenceOfProperty.value, codes.DCM.PresenceOfProperty.meaning)
      print(codes.DCM.Comment.value, codes.DCM.Comment.meaning)
      """;

  @TempDir Path folder;

  private static ReportInfo positive(LesionType type, Attributes segmentation, SegmentInfo info) {
    return new ReportInfo(
        type,
        Presence.PRESENT,
        "Screening score 0.97, gate 0.50",
        2,
        OptionalDouble.of(17.3214),
        segmentation,
        info.trackingId(),
        info.trackingUid(),
        info.algorithm(),
        info.equipment(),
        9003);
  }

  private static ReportInfo withoutLesions(LesionType type, Presence presence) {
    SegmentInfo info = ReportSources.info(type);
    return new ReportInfo(
        type,
        presence,
        "Screening score 0.61, gate 0.50",
        0,
        OptionalDouble.of(0),
        null,
        info.trackingId(),
        info.trackingUid(),
        info.algorithm(),
        info.equipment(),
        9003);
  }

  private Path written(Attributes dataset, String name) throws Exception {
    Path file = folder.resolve(name);
    SegmentationFile.write(dataset, file);
    return file;
  }

  private static void assertClean(Path file) throws Exception {
    Judges.Verdict verdict = Judges.run("dciodvfy", file.toString());
    assertEquals(List.of(), verdict.lines("Error"), verdict.output());
    assertTrue(verdict.output().contains("Comprehensive3DSR"), verdict.output());
  }

  @Test
  void times_are_told_in_the_zone_of_the_source() {
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T01:00:00Z"), ZoneOffset.UTC);
    Attributes report =
        new MeasurementReport(clock)
            .encode(
                ReportSources.volumeIn("-0330"), withoutLesions(LesionType.ICH, Presence.ABSENT));
    assertEquals("-0330", report.getString(Tag.TimezoneOffsetFromUTC));
    assertEquals("20251231", report.getString(Tag.ContentDate));
    assertEquals("213000.000000", report.getString(Tag.ContentTime));
  }

  @ParameterizedTest
  @EnumSource(LesionType.class)
  void dciodvfy_finds_no_error_in_a_report_of_lesions(LesionType type) throws Exception {
    for (Volume volume : List.of(ReportSources.volume(), ReportSources.multiFrame())) {
      SegmentInfo info = ReportSources.info(type);
      Attributes seg = ReportSources.segmentation(volume, info);
      assertClean(
          written(new MeasurementReport().encode(volume, positive(type, seg, info)), "sr.dcm"));
    }
  }

  @ParameterizedTest
  @EnumSource(LesionType.class)
  void dciodvfy_finds_no_error_in_a_report_without_lesions(LesionType type) throws Exception {
    for (Presence presence : List.of(Presence.ABSENT, Presence.UNDETERMINED)) {
      assertClean(
          written(
              new MeasurementReport()
                  .encode(ReportSources.volume(), withoutLesions(type, presence)),
              "sr.dcm"));
    }
  }

  @Test
  void dcentvfy_finds_report_and_segmentation_in_one_study() throws Exception {
    Volume volume = ReportSources.volume();
    SegmentInfo info = ReportSources.info(LesionType.ICH);
    Attributes seg = ReportSources.segmentation(volume, info);
    Path segFile = written(seg, "seg.dcm");
    Path report =
        written(
            new MeasurementReport().encode(volume, positive(LesionType.ICH, seg, info)), "sr.dcm");
    Judges.Verdict verdict = Judges.run("dcentvfy", segFile.toString(), report.toString());
    assertEquals(List.of(), verdict.lines("Error"), verdict.output());
  }

  @Test
  void pydicom_reads_the_measurements_back() throws Exception {
    Volume volume = ReportSources.volume();
    SegmentInfo info = ReportSources.info(LesionType.ICH);
    Attributes seg = ReportSources.segmentation(volume, info);
    List<String> lines =
        tree(new MeasurementReport().encode(volume, positive(LesionType.ICH, seg, info)));
    assertTrue(lines.contains("NUM|Volume|17.321 cm3"), lines.toString());
    assertTrue(lines.contains("NUM|Number of lesions|2 1"), lines.toString());
    assertTrue(lines.contains("CODE|Measurement Method|126030"), lines.toString());
    assertTrue(lines.contains("CODE|Presence of property|52101004"), lines.toString());
    assertTrue(
        lines.contains("IMAGE|Referenced Segment|" + seg.getString(Tag.SOPInstanceUID)),
        lines.toString());
    assertTrue(
        lines.contains("UIDREF|Tracking Unique Identifier|" + info.trackingUid()),
        lines.toString());
  }

  @Test
  void a_negative_report_says_absent_and_names_the_images_that_were_read() throws Exception {
    Volume volume = ReportSources.volume();
    Attributes report =
        new MeasurementReport().encode(volume, withoutLesions(LesionType.ICH, Presence.ABSENT));
    List<String> lines = tree(report);
    assertTrue(lines.contains("CODE|Presence of property|272519000"), lines.toString());
    assertTrue(lines.contains("NUM|Number of lesions|0 1"), lines.toString());
    assertEquals(
        volume.slices().size(), lines.stream().filter(l -> l.startsWith("IMAGE||")).count());
    assertEquals("UNVERIFIED", report.getString(Tag.VerificationFlag));
    assertNull(report.getString(Tag.FrameOfReferenceUID));
  }

  @Test
  void an_undetermined_report_does_not_say_absent_and_tells_the_score() throws Exception {
    List<String> lines =
        tree(
            new MeasurementReport()
                .encode(
                    ReportSources.volume(), withoutLesions(LesionType.ICH, Presence.UNDETERMINED)));
    assertTrue(lines.contains("CODE|Presence of property|373068000"), lines.toString());
    assertTrue(lines.contains("TEXT|Comment|Screening score 0.61, gate 0.50"), lines.toString());
    assertTrue(lines.stream().noneMatch(line -> line.contains("272519000")), lines.toString());
  }

  @Test
  void pydicom_lists_the_answers_in_the_context_groups_of_PS3_16() throws Exception {
    Path script = folder.resolve("groups.py");
    Files.writeString(script, GROUPS);
    Judges.Verdict verdict = Judges.python(script);
    assertEquals(
        List.of(
            "240 52101004 Present",
            "240 272519000 Absent",
            "240 373068000 Undetermined",
            "100 25045-6 CT unspecified body region",
            "100 25056-3 MRI unspecified body region",
            "121052 Presence of property",
            "121106 Comment"),
        verdict.output().lines().toList());
    for (CodedConcept concept :
        List.of(
            CodedConcept.PRESENT,
            CodedConcept.ABSENT,
            CodedConcept.UNDETERMINED,
            CodedConcept.COMMENT,
            CodedConcept.COMPUTED_TOMOGRAPHY,
            CodedConcept.MAGNETIC_RESONANCE,
            CodedConcept.PRESENCE)) {
      Attributes item = concept.toItem();
      String written = item.getString(Tag.CodeValue) + " " + item.getString(Tag.CodeMeaning);
      assertTrue(verdict.output().contains(written), written);
    }
  }

  @Test
  void lesions_without_a_segmentation_are_refused() {
    SegmentInfo info = ReportSources.info(LesionType.ICH);
    assertThrows(IllegalArgumentException.class, () -> positive(LesionType.ICH, null, info));
  }

  @Test
  void a_report_that_contradicts_itself_is_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> withoutLesions(LesionType.ICH, Presence.PRESENT));
  }

  private List<String> tree(Attributes report) throws Exception {
    Path script = folder.resolve("tree.py");
    Files.writeString(script, PYDICOM);
    Judges.Verdict verdict = Judges.python(script, written(report, "tree.dcm").toString());
    assertEquals(0, verdict.exit(), verdict.output());
    return verdict.output().lines().toList();
  }
}
