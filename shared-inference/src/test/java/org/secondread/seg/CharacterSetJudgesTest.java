package org.secondread.seg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.LesionType;
import org.secondread.report.MeasurementReport;
import org.secondread.report.ReportInfo;
import org.secondread.report.SecondaryCapture;
import org.secondread.testing.Judges;
import org.secondread.volume.Volume;

/** What dciodvfy, dcmdump and pydicom read in objects derived from sources of many languages. */
class CharacterSetJudgesTest {
  @TempDir Path folder;

  static Stream<Arguments> cases() {
    return Stream.of(EncodedSource.values())
        .flatMap(
            source ->
                Stream.of(true, false)
                    .flatMap(
                        decoded ->
                            Stream.of("Plain", EncodedSource.COMMENT)
                                .map(comment -> Arguments.of(source, decoded, comment))));
  }

  @ParameterizedTest
  @EnumSource
  void the_sources_read_as_they_are_meant(EncodedSource source) throws Exception {
    assertPydicomReads(source, written(source.volume(false).header()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_segmentation_reads_as_its_source(EncodedSource source, boolean decoded, String comment)
      throws Exception {
    Volume volume = source.volume(decoded);
    Attributes seg = segmentation(volume, comment);
    assertEquals(List.of(), SegmentationConformance.check(seg, volume, LesionType.ICH));
    Path file = written(seg);
    List<String> lines = assertReads(source, file);
    assertTrue(has(lines, "SegmentDescription", comment), lines.toString());
    assertEquals(
        List.of(),
        SegmentationConformance.check(
            SegmentationReader.read(file).dataset(), volume, LesionType.ICH));
    assertNoError(file);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_report_reads_as_its_source(EncodedSource source, boolean decoded, String comment)
      throws Exception {
    Volume volume = source.volume(decoded);
    Path file = written(report(volume, comment));
    List<String> lines = assertReads(source, file);
    assertTrue(lines.contains("TextValue\t" + comment), lines.toString());
    assertNoError(file);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_capture_reads_as_its_source(EncodedSource source, boolean decoded, String manufacturer)
      throws Exception {
    Volume volume = source.volume(decoded);
    Path file = written(capture(volume, manufacturer));
    List<String> lines = assertReads(source, file);
    assertTrue(lines.contains("Manufacturer\t" + manufacturer), lines.toString());
    assertNoError(file);
  }

  private static Attributes segmentation(Volume volume, String comment) {
    return new SegmentationEncoder()
        .binary(volume, TestVolumes.masks(volume, 1), TestVolumes.info().withComment(comment));
  }

  private static Attributes report(Volume volume, String comment) {
    SegmentInfo info = TestVolumes.info();
    return new MeasurementReport()
        .encode(
            volume,
            new ReportInfo(
                LesionType.ICH,
                ReportInfo.Presence.ABSENT,
                comment,
                0,
                OptionalDouble.of(0),
                null,
                info.trackingId(),
                info.trackingUid(),
                info.algorithm(),
                info.equipment(),
                9003));
  }

  private static Attributes capture(Volume volume, String manufacturer) {
    return new SecondaryCapture()
        .encode(
            new SecondaryCapture.Picture(2, 2, new byte[12]),
            volume,
            List.of(volume.slices().get(0).source()),
            LesionType.ICH,
            new SegmentInfo.Equipment(manufacturer, "Model", "1", "1"),
            9004);
  }

  /** All lines of pydicom, after both judges found the text of the source. */
  private List<String> assertReads(EncodedSource source, Path file) throws Exception {
    Judges.Verdict dcmdump = Judges.run("dcmdump", "+U8", "+L", file.toString());
    assertEquals(0, dcmdump.exit(), dcmdump.output());
    source
        .texts()
        .forEach(
            (tag, text) -> {
              String vr = ElementDictionary.vrOf(tag, null).name();
              String shown = "(%04x,%04x) %s [%s]".formatted(tag >>> 16, tag & 0xFFFF, vr, text);
              assertTrue(dcmdump.output().contains(shown), shown + "\n" + dcmdump.output());
            });
    return assertPydicomReads(source, file);
  }

  private static List<String> assertPydicomReads(EncodedSource source, Path file) throws Exception {
    Path script = Path.of(CharacterSetJudgesTest.class.getResource("/judges/read_text.py").toURI());
    Judges.Verdict pydicom = Judges.python(script, file.toString());
    assertEquals(0, pydicom.exit(), pydicom.output());
    List<String> lines = pydicom.output().lines().toList();
    source
        .texts()
        .forEach(
            (tag, text) -> {
              String shown = ElementDictionary.keywordOf(tag, null) + "\t" + text;
              assertTrue(lines.contains(shown), shown + "\n" + pydicom.output());
            });
    String meaning = "CodeMeaning\t" + source.texts().get(Tag.StudyDescription);
    assertTrue(lines.contains(meaning), pydicom.output());
    return lines;
  }

  private static boolean has(List<String> lines, String keyword, String text) {
    return lines.stream().anyMatch(l -> l.startsWith(keyword + "\t") && l.contains(text));
  }

  private static void assertNoError(Path file) throws Exception {
    Judges.Verdict verdict = Judges.run("dciodvfy", file.toString());
    assertEquals(List.of(), verdict.lines("Error"), verdict.output());
  }

  private Path written(Attributes dataset) throws Exception {
    Path file = folder.resolve(dataset.getString(Tag.SOPInstanceUID) + ".dcm");
    SegmentationFile.write(dataset, file);
    return file;
  }
}
