package org.secondread.convert;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.dcm4che3.util.UIDUtils;

/**
 * Whose a written series is: nobody's.
 *
 * @param seed what UIDs are made of; the same seed gives the same ones
 * @param patientName Patient's Name (0010,0010), may be empty
 * @param patientId Patient ID (0010,0020)
 * @param description Study and, with the b-value behind it, Series Description
 * @param derived whether pixel values were computed from other images'
 */
public record MrIdentity(
    String seed, String patientName, String patientId, String description, boolean derived) {
  private static final String UUID_ROOT = "2.25";

  /** A new identity for an imported volume, under which no patient is known. */
  public static MrIdentity ofImport(String description) {
    String seed = UUID.randomUUID().toString();
    return new MrIdentity(seed, "", "IMPORT-" + seed.substring(0, 8), description, true);
  }

  /** A UID below 2.25 (PS3.5 annex B.2). */
  String uid(String what) {
    byte[] name = (seed + " " + what).getBytes(StandardCharsets.UTF_8);
    return UIDUtils.createNameBasedUID(name, UUID_ROOT);
  }
}
