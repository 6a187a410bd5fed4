package org.secondread.pipeline;

/** The stages of a run, in their order. */
public enum Stage {
  PREPARE("Preparation"),
  CLASSIFY("Classifier"),
  CAM("Multi-scale CAM"),
  CRF("Dense CRF"),
  SEGMENT("Mixed-UNet"),
  COMBINE("Masks and lesions");

  private final String label;

  Stage(String label) {
    this.label = label;
  }

  /** The English name shown to readers. */
  public String label() {
    return label;
  }
}
