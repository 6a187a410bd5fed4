package org.secondread.crf;

/**
 * How a model pack turns a normalised CAM and a slice into the input of the CRF.
 *
 * @param parameters kernels and iterations
 * @param unarySlope slope of the foreground probability sigmoid(unarySlope (cam - unaryCentre)),
 *     above 0
 * @param unaryCentre normalised CAM value that gets a foreground probability of one half, 0..1
 * @param intensityLow prepared intensity, 0..1, that the CRF sees as 0
 * @param intensityHigh prepared intensity, 0..1, above {@code intensityLow}, that the CRF sees as
 *     255
 */
public record CrfSettings(
    CrfParameters parameters,
    double unarySlope,
    double unaryCentre,
    double intensityLow,
    double intensityHigh) {

  public CrfSettings {
    if (!(unarySlope > 0) || !Double.isFinite(unarySlope)) {
      throw new IllegalArgumentException("CRF unarySlope " + unarySlope + ", expected above 0");
    }
    if (!(unaryCentre >= 0 && unaryCentre <= 1)) {
      throw new IllegalArgumentException("CRF unaryCentre " + unaryCentre + ", expected 0..1");
    }
    if (!(intensityLow >= 0 && intensityLow < intensityHigh && intensityHigh <= 1)) {
      throw new IllegalArgumentException(
          "CRF intensityLow "
              + intensityLow
              + " and intensityHigh "
              + intensityHigh
              + ", expected 0 <= intensityLow < intensityHigh <= 1");
    }
  }
}
