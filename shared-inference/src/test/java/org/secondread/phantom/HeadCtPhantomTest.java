package org.secondread.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.phantom.HeadCtPhantom.Parameters;
import org.secondread.progress.Cancellation;
import org.secondread.testing.Judges;
import org.secondread.volume.SeriesFinder;
import org.secondread.volume.Slice;
import org.secondread.volume.Volume;
import org.secondread.volume.VolumeReader;

class HeadCtPhantomTest {
  private static final Parameters SMALL = Parameters.demo().withSize(12, 100);

  @TempDir Path folder;

  @Test
  void the_written_series_is_read_back_as_generated() throws Exception {
    HeadCtPhantom phantom = new HeadCtPhantom(SMALL);
    assertEquals(12, phantom.write(folder).size());
    Volume volume = read(folder);
    assertEquals(12, volume.slices().size());
    assertEquals(List.of(), volume.remarks());
    for (int i = 0; i < 12; i++) {
      Slice slice = volume.slices().get(i);
      assertArrayEquals(phantom.slice(i).values(), slice.values().values());
      assertEquals(SMALL.grid().sliceSpacingMm(), slice.extentMm(), 1e-5);
      assertEquals(SMALL.grid().pixelSpacingMm(), slice.geometry().rowSpacing(), 1e-5);
    }
  }

  @Test
  void the_same_parameters_give_the_same_bytes_and_another_seed_another_study() throws Exception {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    Path third = Files.createDirectory(folder.resolve("third"));
    List<Path> a = new HeadCtPhantom(SMALL.withSize(2, 64)).write(first);
    List<Path> b = new HeadCtPhantom(SMALL.withSize(2, 64)).write(second);
    new HeadCtPhantom(SMALL.withSize(2, 64).withSeed(9)).write(third);
    for (int i = 0; i < a.size(); i++) {
      assertEquals(-1, Files.mismatch(a.get(i), b.get(i)));
    }
    assertNotEquals(uid(first), uid(third));
  }

  @Test
  void the_bleed_has_about_the_volume_of_its_ellipsoid() {
    Bleed bleed = Bleed.basalGanglia();
    double ellipsoid =
        4.0 / 3 * Math.PI * bleed.radiusX() * bleed.radiusY() * bleed.radiusZ() / 1000;
    double coarse = new HeadCtPhantom(SMALL).lesionVolumeMl();
    double fine = new HeadCtPhantom(Parameters.demo().withSize(48, 200)).lesionVolumeMl();
    assertEquals(ellipsoid, fine, 0.35 * ellipsoid);
    assertEquals(fine, coarse, 0.1 * fine);
  }

  @Test
  void tissues_have_the_attenuation_of_a_real_head() {
    HeadCtPhantom phantom = new HeadCtPhantom(Parameters.demo().withSize(24, 128));
    GreyImage slice = phantom.slice(10);
    Mask bleed = phantom.truth().get(10);
    assertEquals(Bleed.basalGanglia().hounsfield(), mean(slice, bleed), 4);
    assertEquals(-1000, slice.at(2, 2), 20);
    double brain = mean(slice, atPatientRight(slice, bleed));
    assertTrue(brain > 20 && brain < 40, "brain of " + brain + " HU");
    float highest = 0;
    for (float value : slice.values()) {
      highest = Math.max(highest, value);
    }
    assertTrue(highest > 900 && highest < 2000, "bone of " + highest + " HU");
  }

  @Test
  void a_head_without_bleed_has_an_empty_truth_and_no_blood() {
    HeadCtPhantom with = new HeadCtPhantom(SMALL);
    HeadCtPhantom without = new HeadCtPhantom(SMALL.withBleed(null));
    assertEquals(0, without.lesionVolumeMl());
    assertTrue(without.truth().stream().allMatch(mask -> mask.count() == 0));
    int slice = 5;
    assertTrue(with.truth().get(slice).count() > 50);
    assertTrue(mean(without.slice(slice), with.truth().get(slice)) < 40);
  }

  @Test
  void a_tilted_gantry_gives_tilted_slices_of_the_same_bleed() throws Exception {
    HeadCtPhantom phantom = new HeadCtPhantom(SMALL.withTilt(18));
    phantom.write(folder);
    Volume volume = read(folder);
    assertEquals(List.of("The slices are tilted by 18.0 degrees from axial"), volume.remarks());
    assertEquals(SMALL.grid().sliceSpacingMm(), volume.slices().get(3).extentMm(), 1e-4);
    double upright = new HeadCtPhantom(SMALL).lesionVolumeMl();
    assertEquals(upright, phantom.lesionVolumeMl(), 0.1 * upright);
  }

  @Test
  void impossible_sizes_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> SMALL.withSize(1, 8));
    assertThrows(IllegalArgumentException.class, () -> SMALL.withSize(0, 64));
    assertThrows(IllegalArgumentException.class, () -> new Bleed(0, 0, 0, 0, 1, 1, 60));
  }

  @Test
  void other_makers_tools_find_the_files_valid() throws Exception {
    List<Path> files = new HeadCtPhantom(SMALL.withSize(3, 64).withTilt(10)).write(folder);
    for (Path file : files) {
      Judges.Verdict verdict = Judges.run("dciodvfy", file.toString());
      assertEquals(List.of(), verdict.lines("Error"), verdict.output());
      assertEquals(List.of(), verdict.lines("Warning"), verdict.output());
    }
    String[] command = new String[1 + files.size()];
    command[0] = "dcentvfy";
    for (int i = 0; i < files.size(); i++) {
      command[1 + i] = files.get(i).toString();
    }
    Judges.Verdict entities = Judges.run(command);
    assertEquals(0, entities.exit(), entities.output());
    assertEquals(List.of(), entities.lines("Error"), entities.output());
  }

  private static Volume read(Path folder) throws Exception {
    return new VolumeReader()
        .read(
            new SeriesFinder()
                .find(List.of(folder), (done, total, stage) -> {}, new Cancellation())
                .only("CT"),
            (done, total, stage) -> {},
            new Cancellation());
  }

  private static String uid(Path folder) throws Exception {
    return read(folder).header().getString(org.dcm4che3.data.Tag.StudyInstanceUID);
  }

  private static double mean(GreyImage image, Mask mask) {
    double sum = 0;
    for (int i = 0; i < mask.values().length; i++) {
      sum += mask.values()[i] ? image.values()[i] : 0;
    }
    return sum / mask.count();
  }

  /** The bleed's mirror image in the other hemisphere. */
  private static Mask atPatientRight(GreyImage image, Mask bleed) {
    Mask mirrored = new Mask(image.width(), image.height());
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        mirrored.values()[y * image.width() + x] = bleed.at(image.width() - 1 - x, y);
      }
    }
    return mirrored;
  }
}
