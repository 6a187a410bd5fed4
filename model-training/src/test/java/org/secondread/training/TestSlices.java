package org.secondread.training;

import java.nio.file.Path;
import java.util.Random;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.prepare.ModelGrid;
import org.secondread.prepare.PreparedSlice;
import org.secondread.training.data.LabelledImage;
import org.secondread.training.data.PictureFile;
import org.secondread.training.data.TrainingSlice;

/** Lesion-free prepared slices for painters. */
final class TestSlices {
  static final int SIZE = 256;

  private TestSlices() {}

  /** An oval brain at 0.4 with a ventricle, as CT shows it with the skull around. */
  static TrainingSlice ct() {
    return brain(0.15, 1);
  }

  /** The same as diffusion weighted MR shows it, with nothing around. */
  static TrainingSlice diffusion() {
    return brain(0.08, 0);
  }

  /** A slice that shows nothing. */
  static TrainingSlice withoutBrain() {
    return slice(new GreyImage(SIZE, SIZE), new boolean[SIZE * SIZE]);
  }

  private static TrainingSlice brain(double ventricle, double skull) {
    GreyImage image = new GreyImage(SIZE, SIZE);
    boolean[] hull = new boolean[SIZE * SIZE];
    Random random = new Random(9);
    for (int i = 0; i < hull.length; i++) {
      double radius = Math.hypot((i % SIZE - 128) / 90.0, (i / SIZE - 128) / 110.0);
      hull[i] = radius < 1;
      boolean inVentricle = Math.hypot((i % SIZE - 128) / 20.0, (i / SIZE - 128) / 30.0) < 1;
      double grey = inVentricle ? ventricle : 0.4 + 0.01 * random.nextGaussian();
      image.values()[i] = (float) (radius < 1 ? grey : radius < 1.08 ? skull : 0);
    }
    return slice(image, hull);
  }

  private static TrainingSlice slice(GreyImage image, boolean[] hull) {
    ModelGrid grid = new ModelGrid(SIZE, SIZE, SIZE, 0, 0, 1, 1);
    PreparedSlice prepared = new PreparedSlice(image, new Mask(SIZE, SIZE, hull), grid);
    PictureFile source = new PictureFile(Path.of("0.png"));
    return new TrainingSlice(new LabelledImage("0", source, 0, false, "0"), prepared);
  }
}
