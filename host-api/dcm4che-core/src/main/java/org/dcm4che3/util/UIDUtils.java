package org.dcm4che3.util;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes and checks unique identifiers (DICOM PS3.5, section 9 and annex B). */
public class UIDUtils {

  private static final String UUID_ROOT = "2.25";
  private static final int MAX_LENGTH = 64;

  /** 39 digits of a UUID and a dot leave this much. */
  private static final int MAX_ROOT_LENGTH = 24;

  private static final Pattern SYNTAX = Pattern.compile("[012](\\.(0|[1-9]\\d*))+");

  private UIDUtils() {}

  private static String checked(String root) {
    if (root.length() > MAX_ROOT_LENGTH || !isValid(root)) {
      throw new IllegalArgumentException(
          "UID root " + root + ": expected a valid UID of at most 24 characters");
    }
    return root;
  }

  /** Whether the text is a UID: at most 64 characters, components without leading zeros. */
  public static boolean isValid(String uid) {
    return uid.length() <= MAX_LENGTH && SYNTAX.matcher(uid).matches();
  }

  /** A new random UID under 2.25. */
  public static String createUID() {
    return uidOf(UUID_ROOT, UUID.randomUUID());
  }

  /** A new random UID under the given root. */
  public static String createUID(String root) {
    return uidOf(checked(root), UUID.randomUUID());
  }

  /** Always the same UID for the same name. */
  public static String createNameBasedUID(byte[] name) {
    return uidOf(UUID_ROOT, UUID.nameUUIDFromBytes(name));
  }

  /** Always the same UID for the same name and root. */
  public static String createNameBasedUID(byte[] name, String root) {
    return uidOf(checked(root), UUID.nameUUIDFromBytes(name));
  }

  private static String uidOf(String root, UUID uuid) {
    byte[] bits =
        ByteBuffer.allocate(16)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array();
    return root + "." + new BigInteger(1, bits);
  }
}
