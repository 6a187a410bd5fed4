package org.secondread.pack;

import java.util.List;
import org.secondread.image.GreyImage;

/**
 * A linear window (DICOM PS3.3 C.11.2.1.3.2, LINEAR_EXACT).
 *
 * @param level centre, in modality values (HU for CT)
 * @param width length of the range mapped to 0..1, above 0
 */
public record Window(double level, double width) implements Intensity {

  public Window {
    if (!Double.isFinite(level)) {
      throw new IllegalArgumentException("window level " + level + ", expected a number");
    }
    if (!(width > 0) || !Double.isFinite(width)) {
      throw new IllegalArgumentException("window width " + width + ", expected above 0");
    }
  }

  @Override
  public Window windowFor(List<GreyImage> slices) {
    return this;
  }

  /** Maps level - width/2 to 0 and level + width/2 to 1, clamped outside. NaN stays NaN. */
  public GreyImage apply(GreyImage image) {
    float[] values = image.values();
    float[] mapped = new float[values.length];
    float low = (float) (level - width / 2);
    float scale = (float) (1 / width);
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = Math.max(0, Math.min(1, (values[i] - low) * scale));
    }
    return new GreyImage(image.width(), image.height(), mapped);
  }
}
