package org.secondread.training.experiment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of Liu et al., Front. Comput. Sci. 2022, 4:1036934, as printed. Tables 1 to 4 are of
 * acute cerebral infarction; of hemorrhage the paper reports CRF_mask alone.
 */
final class PaperFigures {

  /** Overlap with an expert's outlines; Dice is NaN where the paper has none. */
  record Overlap(double pixelAccuracy, double meanIou, double dice) {}

  /**
   * A row of Table 4.
   *
   * @param parameters trainable values
   * @param megabytes memory
   * @param seconds per image
   */
  record Cost(long parameters, double megabytes, double seconds) {}

  private PaperFigures() {}

  /** Table 1: accuracy by classifier. */
  static Map<String, Double> classifiers() {
    Map<String, Double> accuracy = new LinkedHashMap<>();
    accuracy.put("AlexNet", 0.99);
    accuracy.put("GoogLeNet", 0.99);
    accuracy.put("VGG", 1.00);
    accuracy.put("ResNet50", 0.987);
    accuracy.put("DenseNet", 1.00);
    return accuracy;
  }

  /** Table 2: masks of infarcts. */
  static Map<String, Overlap> infarctMasks() {
    Map<String, Overlap> masks = new LinkedHashMap<>();
    masks.put("Origin_mask", new Overlap(0.989, 0.621, Double.NaN));
    masks.put("Refined_mask", new Overlap(0.991, 0.652, Double.NaN));
    masks.put("CRF_mask", new Overlap(0.993, 0.726, Double.NaN));
    masks.put("Mixed-UNet", segmenters().get("Mixed-UNet (+CRF)"));
    return masks;
  }

  /** CRF_mask of hemorrhages, from the text. */
  static Map<String, Overlap> hemorrhageMasks() {
    return Map.of("CRF_mask", new Overlap(0.9831, 0.7706, 0.6907));
  }

  /** Table 3: segmenters of infarcts. */
  static Map<String, Overlap> segmenters() {
    Map<String, Overlap> rows = new LinkedHashMap<>();
    rows.put("FCN", new Overlap(0.991, 0.602, 0.409));
    rows.put("U-Net", new Overlap(0.991, 0.615, 0.487));
    rows.put("DeepLab V3", new Overlap(0.991, 0.656, 0.529));
    rows.put("Mixed-UNet", new Overlap(0.992, 0.645, 0.560));
    rows.put("Mixed-UNet (+CRF)", new Overlap(0.992, 0.674, 0.543));
    return rows;
  }

  /** Table 4: what the segmenters cost. */
  static Map<String, Cost> costs() {
    Map<String, Cost> rows = new LinkedHashMap<>();
    rows.put("FCN", new Cost(18_643_713, 73, 0.421));
    rows.put("U-Net", new Cost(31_043_521, 121, 0.861));
    rows.put("DeepLab V3", new Cost(39_633_729, 155, 0.936));
    rows.put("Mixed-UNet", new Cost(10_303_105, 50, 1.153));
    return rows;
  }
}
