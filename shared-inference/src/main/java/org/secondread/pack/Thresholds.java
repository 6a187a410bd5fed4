package org.secondread.pack;

/**
 * The cuts of Eq. 12.
 *
 * @param cam cut of the normalised CAM, above 0, at most 1
 * @param probability cut of the segmenter's lesion probability, above 0, at most 1
 */
public record Thresholds(double cam, double probability) {

  public Thresholds {
    check("cam", cam);
    check("probability", probability);
  }

  private static void check(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "threshold " + name + " " + value + ", expected above 0 and at most 1");
    }
  }
}
