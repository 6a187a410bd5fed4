package org.secondread;

import java.util.Arrays;
import java.util.Locale;

/** The lesions this product outlines, with the modality each is read on and its mask threshold. */
public enum LesionType {
  /** Acute cerebral infarction on diffusion weighted MR. */
  ACI("Acute infarct", "MR", 0.35),
  /** Intracranial hemorrhage on CT. */
  ICH("Intracranial hemorrhage", "CT", 0.7);

  private final String label;
  private final String modality;
  private final double threshold;

  LesionType(String label, String modality, double threshold) {
    this.label = label;
    this.modality = modality;
    this.threshold = threshold;
  }

  /** The English name shown to readers and written as SegmentLabel (0062,0005). */
  public String label() {
    return label;
  }

  /** The value of Modality (0008,0060) the lesion is read on: {@code MR} or {@code CT}. */
  public String modality() {
    return modality;
  }

  /** The default cut of a probability in [0,1], T of the paper's Eq. 12. */
  public double threshold() {
    return threshold;
  }

  /** The lower-case name used on the command line and in pack.json. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException naming the known ids, when {@code id} is none of them
   */
  public static LesionType ofId(String id) {
    return Arrays.stream(values())
        .filter(type -> type.id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown lesion type '" + id + "'; expected aci or ich"));
  }
}
