package org.secondread.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.nifti.NiftiReader;
import org.secondread.nifti.NiftiVolume;
import org.secondread.pack.BrainPercentile;
import org.secondread.pack.Window;
import org.secondread.testing.Judges;

/** The brain found in real diffusion series against the brain masks that came with them. */
class RealDiffusionTest {
  private static final SlicePreparation PREPARATION =
      new SlicePreparation(256, 112, BrainFinder.forModality("MR"));

  @Test
  void theBrainOfAnUnstrippedSeriesIsThatOfItsMaskAndItsInfarctIsInside() throws Exception {
    Path folder = Judges.sharedData("mr-dwi/ads-subject01");
    NiftiVolume series = NiftiReader.read(folder.resolve("Subject01_DWI.nii.gz"));
    NiftiVolume known = NiftiReader.read(folder.resolve("Subject01_Mask.nii.gz"));
    NiftiVolume lesion =
        NiftiReader.read(folder.resolve("Subject01_DAGMNet_CH3_Lesion_Predict.nii.gz"));
    List<Mask> brains = brains(series);
    assertEquals(4, withoutBrain(brains));
    Overlap brain = new Overlap();
    Overlap infarct = new Overlap();
    for (int i = 0; i < brains.size(); i++) {
      brain.add(brains.get(i), Mask.atLeast(known.slices().get(i), 0.5));
      infarct.add(brains.get(i), Mask.atLeast(lesion.slices().get(i), 0.5));
    }
    // The mask has a rim of fluid around the brain.
    assertTrue(brain.shareFound() > 0.9, "brain found " + brain.shareFound());
    assertTrue(brain.shareBeside() < 0.15, "not brain " + brain.shareBeside());
    assertTrue(infarct.shareFound() > 0.99, "infarct inside " + infarct.shareFound());
  }

  @Test
  void theBrainOfAStrippedSeriesIsAllThatIsLeft() throws Exception {
    NiftiVolume series =
        NiftiReader.read(
            Judges.sharedData("mr-dwi/isles-0001/sub-strokecase0001_ses-0001_dwi.nii.gz"));
    List<Mask> brains = brains(series);
    assertEquals(14, withoutBrain(brains));
    Overlap brain = new Overlap();
    for (int i = 0; i < brains.size(); i++) {
      brain.add(brains.get(i), Mask.atLeast(series.slices().get(i), 100));
    }
    assertTrue(brain.shareFound() > 0.97, "brain found " + brain.shareFound());
  }

  @Test
  void tissueHasOneLevelInEverySliceOfARealSeries() throws Exception {
    NiftiVolume series =
        NiftiReader.read(
            Judges.sharedData("mr-dwi/isles-0001/sub-strokecase0001_ses-0001_dwi.nii.gz"));
    for (PreparedSlice slice : prepared(series)) {
      if (slice.brain().count() == 0) {
        continue;
      }
      float[] tissue = new float[slice.brain().count()];
      int count = 0;
      for (int i = 0; i < slice.brain().values().length; i++) {
        float value = slice.brain().values()[i] ? slice.image().values()[i] : 0;
        if (value > 0.2) {
          tissue[count++] = value;
        }
      }
      Arrays.sort(tissue, 0, count);
      assertEquals(0.4, tissue[count / 2], 0.08);
    }
  }

  /** How a found region and a known one cover each other. */
  private static final class Overlap {
    private int both;
    private int known;
    private int found;

    void add(Mask region, Mask truth) {
      found += region.count();
      known += truth.count();
      both += truth.count() - truth.without(region).count();
    }

    double shareFound() {
      return (double) both / known;
    }

    double shareBeside() {
      return (double) (found - both) / found;
    }
  }

  private static int withoutBrain(List<Mask> brains) {
    return (int) brains.stream().filter(brain -> brain.count() == 0).count();
  }

  private static List<Mask> brains(NiftiVolume volume) {
    return prepared(volume).stream().map(slice -> slice.grid().toSource(slice.brain())).toList();
  }

  private static List<PreparedSlice> prepared(NiftiVolume volume) {
    Window window = BrainPercentile.STANDARD.windowFor(volume.slices());
    List<PreparedSlice> prepared = new ArrayList<>();
    for (GreyImage slice : volume.slices()) {
      prepared.add(
          PREPARATION.prepare(
              window.apply(slice), volume.stack().rowSpacing(), volume.stack().columnSpacing()));
    }
    return prepared;
  }
}
