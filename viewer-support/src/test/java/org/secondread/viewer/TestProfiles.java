package org.secondread.viewer;

import static org.secondread.viewer.LesionProfile.words;

import org.secondread.LesionType;

/** Profiles as plug-ins have them. */
public final class TestProfiles {

  private TestProfiles() {}

  /** Hemorrhages on any CT that is no scout, nor contrast without blood. */
  public static LesionProfile ct() {
    return new LesionProfile(LesionType.ICH, 5, words("blood"), words("scout|contrast\\w*"));
  }
}
