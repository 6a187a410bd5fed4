package org.secondread.hemorrhage;

import static org.secondread.viewer.LesionProfile.words;

import org.secondread.LesionType;
import org.secondread.viewer.LesionProfile;

/** Which series are read for hemorrhages: plain CT of the head. */
final class HemorrhageProfile {
  private static final int LEAST_IMAGES = 5;

  private HemorrhageProfile() {}

  static LesionProfile create() {
    return new LesionProfile(
        LesionType.ICH,
        LEAST_IMAGES,
        words("(?!)"),
        words(
            "scout|topogram|localizer|surview|dose|report|angio\\w*|cta|ctv|perf\\w*|mip|3d|vrt"));
  }
}
