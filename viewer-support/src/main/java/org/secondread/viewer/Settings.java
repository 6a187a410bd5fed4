package org.secondread.viewer;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.secondread.LesionType;
import org.secondread.runtime.DeviceRequest;

/**
 * What a user can choose.
 *
 * @param device the device readings run on
 * @param threads threads of the CPU, 1..256
 * @param packs file name of the pack of each lesion type; absent for the one that came along
 * @param thresholds cut of the lesion probability of each lesion type, above 0, at most 1; kept as
 *     {@link #roundThreshold} makes it
 * @param saveReport whether a structured report is saved beside the segmentation
 * @param saveSummary whether a picture that sums the result up is saved as well
 * @param privateLogs whether logs leave out what the series says about itself
 */
public record Settings(
    DeviceRequest device,
    int threads,
    Map<LesionType, String> packs,
    Map<LesionType, Double> thresholds,
    boolean saveReport,
    boolean saveSummary,
    boolean privateLogs) {

  public static final int MOST_THREADS = 256;

  /** Thresholds are multiples of one hundredth. */
  public static final int THRESHOLD_STEPS = 100;

  public Settings {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException("threads " + threads + ", expected 1 to " + MOST_THREADS);
    }
    thresholds.forEach(
        (type, value) -> {
          if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(
                "threshold " + value + " of " + type.id() + ", expected above 0 and at most 1");
          }
        });
    packs = Map.copyOf(packs);
    Map<LesionType, Double> rounded = new EnumMap<>(LesionType.class);
    thresholds.forEach((type, value) -> rounded.put(type, roundThreshold(value)));
    thresholds = Map.copyOf(rounded);
  }

  /** The nearest threshold that can be chosen: a multiple of 0.01 from 0.01 to 1. */
  public static double roundThreshold(double value) {
    long steps = Math.round(value * THRESHOLD_STEPS);
    return (double) Math.min(Math.max(steps, 1), THRESHOLD_STEPS) / THRESHOLD_STEPS;
  }

  /**
   * What holds until the user chooses.
   *
   * @param cores of this computer, each of which gets a thread
   */
  public static Settings standard(int cores) {
    int threads = Math.min(cores, MOST_THREADS);
    Map<LesionType, Double> thresholds = new EnumMap<>(LesionType.class);
    for (LesionType type : LesionType.values()) {
      thresholds.put(type, type.threshold());
    }
    return new Settings(DeviceRequest.AUTO, threads, Map.of(), thresholds, true, false, true);
  }

  /** The cut of the lesion probability. */
  public double threshold(LesionType type) {
    return thresholds.getOrDefault(type, type.threshold());
  }

  /** The file name of the pack that the user chose. */
  public Optional<String> pack(LesionType type) {
    return Optional.ofNullable(packs.get(type));
  }
}
