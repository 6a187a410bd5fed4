package org.secondread.seg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.testing.Judges;
import org.secondread.volume.Volume;

class SegmentationReaderTest {
  @TempDir Path folder;

  @Test
  void a_written_segmentation_reads_back_pixel_for_pixel() throws Exception {
    for (Volume volume :
        List.of(
            TestVolumes.axial(23, 38, 4),
            TestVolumes.enhanced(7, 3, 5),
            TestVolumes.trace(7, 3, 5, 3),
            TestVolumes.unequal(10, 10))) {
      List<Mask> masks = TestVolumes.masks(volume, 5);
      Segmentation read =
          written(new SegmentationEncoder().binary(volume, masks, TestVolumes.info()));
      assertEquals(masks.size(), read.frames().size());
      for (int i = 0; i < masks.size(); i++) {
        assertArrayEquals(masks.get(i).values(), read.mask(i).values());
        assertEquals(volume.slices().get(i).sources(), read.frames().get(i).sources());
        assertEquals(volume.slices().get(i).geometry().position(), read.frames().get(i).position());
        assertEquals(1, read.frames().get(i).segmentNumber());
      }
    }
  }

  @Test
  void a_frame_without_a_complete_position_is_refused() {
    for (String position : List.of("1\\\\3", "1\\2", "1\\2\\3\\4")) {
      Attributes seg = TestVolumes.binary(TestVolumes.axial(9, 9, 2));
      seg.getNestedDataset(Tag.PerFrameFunctionalGroupsSequence, 1)
          .getNestedDataset(Tag.PlanePositionSequence)
          .setString(Tag.ImagePositionPatient, VR.DS, position);
      IOException e = assertThrows(IOException.class, () -> SegmentationReader.of(seg));
      assertTrue(e.getMessage().contains("frame 2"), e.getMessage());
      assertTrue(e.getMessage().contains("expected 3 numbers"), e.getMessage());
    }
  }

  @Test
  void probabilities_read_back_within_half_a_step() throws Exception {
    Volume volume = TestVolumes.axial(11, 5, 3);
    List<GreyImage> maps = TestVolumes.probabilities(volume, 5);
    Segmentation read =
        written(new SegmentationEncoder().fractional(volume, maps, TestVolumes.info()));
    for (int i = 0; i < maps.size(); i++) {
      assertArrayEquals(maps.get(i).values(), read.values(i).values(), 0.5f / 255 + 1e-6f);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seg/liver.dcm",
        "seg/23x38x3/seg/label.seg",
        "seg/seg_image_ct_binary_single_frame.dcm"
      })
  void other_makers_segmentations_are_read_as_pydicom_reads_them(String name) throws Exception {
    Path file = Judges.sharedData(name);
    Segmentation read = SegmentationReader.read(file);
    Path script =
        Path.of(SegmentationReaderTest.class.getResource("/judges/read_segmentation.py").toURI());
    Path pixels = folder.resolve("pixels");
    Judges.Verdict verdict = Judges.python(script, file.toString(), pixels.toString());
    assertEquals(0, verdict.exit(), verdict.output());
    byte[] expected = Files.readAllBytes(pixels);
    int size = read.columns() * read.rows();
    assertEquals(expected.length, size * read.frames().size());
    for (int frame = 0; frame < read.frames().size(); frame++) {
      boolean[] mask = read.mask(frame).values();
      for (int i = 0; i < size; i++) {
        assertEquals(expected[frame * size + i] == 1, mask[i]);
      }
      Segmentation.Frame found = read.frames().get(frame);
      String[] line = verdict.lines("frame").get(frame).split("\t");
      int sources = found.sources().size();
      assertEquals(
          found.sources().stream().map(s -> s.sopInstanceUid() + " " + s.frameNumber()).toList(),
          List.of(line).subList(1, 1 + sources));
      assertEquals(List.of(line).subList(1 + sources, line.length), found.position());
    }
  }

  @Test
  void a_segmentation_file_cut_anywhere_is_refused_or_read_but_never_crashes() throws Exception {
    Path whole = folder.resolve("whole.dcm");
    SegmentationFile.write(TestVolumes.binary(TestVolumes.axial(16, 16, 2)), whole);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.dcm");
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      Files.write(cut, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      assertThrows(IOException.class, () -> SegmentationReader.read(cut));
    }
  }

  @Test
  void a_segmentation_with_random_bytes_changed_is_refused_or_read_but_never_crashes()
      throws Exception {
    Path file = folder.resolve("whole.dcm");
    SegmentationFile.write(TestVolumes.binary(TestVolumes.axial(16, 16, 2)), file);
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      byte[] changed = bytes.clone();
      for (int n = 0; n <= random.nextInt(4); n++) {
        changed[132 + random.nextInt(changed.length - 132)] = (byte) random.nextInt(256);
      }
      Files.write(file, changed);
      try {
        SegmentationReader.read(file);
      } catch (IOException e) {
        assertTrue(e.getMessage() != null, e.toString());
      }
    }
  }

  @Test
  void wrong_sizes_and_kinds_are_refused_by_name() {
    assertRefused("SOP Class UID", seg -> seg.setString(Tag.SOPClassUID, VR.UI, TestVolumes.CT));
    assertRefused("Segmentation Type", seg -> seg.remove(Tag.SegmentationType));
    assertRefused(
        "Segmentation Type", seg -> seg.setString(Tag.SegmentationType, VR.CS, "LABELMAP"));
    assertRefused("Bits Allocated", seg -> seg.setInt(Tag.BitsAllocated, VR.US, 16));
    assertRefused("Columns", seg -> seg.remove(Tag.Columns));
    assertRefused("Rows", seg -> seg.setInt(Tag.Rows, VR.US, 0));
    assertRefused("Number of Frames", seg -> seg.setInt(Tag.NumberOfFrames, VR.IS, -1));
    assertRefused(
        "Per-frame Functional Groups",
        seg -> seg.setInt(Tag.NumberOfFrames, VR.IS, Integer.MAX_VALUE));
    assertRefused("Pixel Data", seg -> seg.setInt(Tag.Columns, VR.US, 65535));
    assertRefused(
        "A frame has",
        seg -> {
          seg.setInt(Tag.Columns, VR.US, 65535);
          seg.setInt(Tag.Rows, VR.US, 65535);
        });
    assertRefused("Pixel Data", seg -> seg.remove(Tag.PixelData));
  }

  private static void assertRefused(
      String expected, java.util.function.Consumer<Attributes> change) {
    Attributes seg = TestVolumes.binary(TestVolumes.axial(16, 16, 2));
    change.accept(seg);
    IOException e = assertThrows(IOException.class, () -> SegmentationReader.of(seg));
    assertTrue(e.getMessage().startsWith(expected), e.getMessage());
  }

  private Segmentation written(Attributes seg) throws IOException {
    Path file = folder.resolve("seg.dcm");
    SegmentationFile.write(seg, file);
    return SegmentationReader.read(file);
  }
}
