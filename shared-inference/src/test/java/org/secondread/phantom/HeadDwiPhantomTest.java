package org.secondread.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.pack.BrainPercentile;
import org.secondread.pack.Window;
import org.secondread.phantom.HeadDwiPhantom.Parameters;
import org.secondread.prepare.BrainFinder;
import org.secondread.prepare.PreparedSlice;
import org.secondread.prepare.SlicePreparation;
import org.secondread.progress.Cancellation;
import org.secondread.testing.Judges;
import org.secondread.volume.Slice;
import org.secondread.volume.Volume;
import org.secondread.volume.VolumeReader;

class HeadDwiPhantomTest {
  private static final Parameters SMALL = Parameters.demo().withSize(12, 80);

  @TempDir Path folder;

  @Test
  void the_written_series_is_read_back_as_generated_and_as_diffusion() throws Exception {
    HeadDwiPhantom phantom = new HeadDwiPhantom(SMALL);
    Volume volume = read(phantom.write(folder));
    assertEquals(12, volume.slices().size());
    assertEquals(List.of(), volume.remarks());
    assertEquals(1000, volume.diffusion().orElseThrow().bValue().orElseThrow());
    for (int i = 0; i < 12; i++) {
      Slice slice = volume.slices().get(i);
      assertArrayEquals(phantom.slice(i).values(), slice.values().values());
      assertEquals(SMALL.grid().sliceSpacingMm(), slice.extentMm(), 1e-5);
      assertEquals(SMALL.grid().pixelSpacingMm(), slice.geometry().columnSpacing(), 1e-5);
    }
  }

  @Test
  void the_same_parameters_give_the_same_bytes() throws Exception {
    List<Path> a =
        new HeadDwiPhantom(SMALL.withSize(2, 32)).write(Files.createDirectory(folder.resolve("a")));
    List<Path> b =
        new HeadDwiPhantom(SMALL.withSize(2, 32)).write(Files.createDirectory(folder.resolve("b")));
    List<Path> other =
        new HeadDwiPhantom(SMALL.withSize(2, 32).withSeed(3))
            .write(Files.createDirectory(folder.resolve("c")));
    for (int i = 0; i < 2; i++) {
      assertEquals(-1, Files.mismatch(a.get(i), b.get(i)));
      assertTrue(Files.mismatch(a.get(i), other.get(i)) >= 0);
    }
  }

  @Test
  void the_infarct_has_its_contrast_and_most_of_its_ellipsoid_s_volume() {
    HeadDwiPhantom with = new HeadDwiPhantom(SMALL);
    HeadDwiPhantom without = new HeadDwiPhantom(SMALL.withInfarct(null));
    Infarct infarct = SMALL.infarct();
    double ellipsoid =
        4.0 / 3 * Math.PI * infarct.radiusX() * infarct.radiusY() * infarct.radiusZ() / 1000;
    assertTrue(with.lesionVolumeMl() > 0.4 * ellipsoid, "without sulci and skull");
    assertTrue(with.lesionVolumeMl() < 1.1 * ellipsoid);
    assertEquals(0, without.lesionVolumeMl());
    int slice = middle(with);
    Mask truth = with.truth().get(slice);
    double contrast = mean(with.slice(slice), truth) / mean(without.slice(slice), truth);
    assertEquals(infarct.contrast(), contrast, 0.3);
  }

  @Test
  void the_preparation_finds_the_brain_and_keeps_the_whole_infarct() {
    HeadDwiPhantom phantom = new HeadDwiPhantom(SMALL);
    List<GreyImage> slices = IntStream.range(0, 12).mapToObj(phantom::slice).toList();
    Window window = BrainPercentile.STANDARD.windowFor(slices);
    SlicePreparation preparation = new SlicePreparation(256, 112, BrainFinder.forModality("MR"));
    int missed = 0;
    int all = 0;
    for (int i = 0; i < 12; i++) {
      PreparedSlice prepared =
          preparation.prepare(
              window.apply(slices.get(i)),
              SMALL.grid().pixelSpacingMm(),
              SMALL.grid().pixelSpacingMm());
      assertTrue(prepared.brain().count() > 0, "brain in slice " + i);
      Mask truth = phantom.truth().get(i);
      missed += truth.without(prepared.grid().toSource(prepared.brain())).count();
      all += truth.count();
    }
    assertTrue(missed <= 0.02 * all, missed + " of " + all + " pixels outside the brain");
  }

  @Test
  void impossible_sizes_and_infarcts_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> SMALL.withSize(1, 8));
    assertThrows(IllegalArgumentException.class, () -> new Infarct(0, 0, 0, 1, 1, 0, 2));
    assertThrows(IllegalArgumentException.class, () -> new Infarct(0, 0, 0, 1, 1, 1, 0));
  }

  @Test
  void other_makers_tools_find_the_files_valid() throws Exception {
    for (Path file : new HeadDwiPhantom(SMALL.withSize(2, 32)).write(folder)) {
      Judges.Verdict verdict = Judges.run("dciodvfy", file.toString());
      assertEquals(List.of(), verdict.lines("Error"), verdict.output());
    }
  }

  /** The slice with most of the infarct. */
  private static int middle(HeadDwiPhantom phantom) {
    int best = 0;
    for (int i = 0; i < phantom.truth().size(); i++) {
      if (phantom.truth().get(i).count() > phantom.truth().get(best).count()) {
        best = i;
      }
    }
    return best;
  }

  private static Volume read(List<Path> files) throws Exception {
    return new VolumeReader().read(files, (done, total, stage) -> {}, new Cancellation());
  }

  private static double mean(GreyImage image, Mask mask) {
    double sum = 0;
    for (int i = 0; i < mask.values().length; i++) {
      sum += mask.values()[i] ? image.values()[i] : 0;
    }
    return sum / mask.count();
  }
}
