package org.secondread.infarct;

import static org.secondread.viewer.LesionProfile.words;

import org.secondread.LesionType;
import org.secondread.viewer.LesionProfile;

/** Which series are read for acute infarcts: diffusion-weighted MR of the head. */
final class AcuteInfarctProfile {
  private static final int LEAST_IMAGES = 5;

  private AcuteInfarctProfile() {}

  static LesionProfile create() {
    return new LesionProfile(
        LesionType.ACI,
        LEAST_IMAGES,
        words("dwi|diff\\w*|trace\\w*|isotropic|b ?=? ?[1-9]\\d{2,3}"),
        words(
            "adc|apparent\\w*|flair|t1\\w*|t2\\w*|swi|swan|tof|mprage|mra|perf\\w*|asl|loc\\w*"
                + "|scout|survey"));
  }
}
