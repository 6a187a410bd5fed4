package org.secondread.volume;

import java.util.Map;

/** Transfer syntaxes by UID (DICOM PS3.6 annex A). */
final class TransferSyntaxes {
  static final String IMPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2";
  static final String EXPLICIT_BIG_ENDIAN = "1.2.840.10008.1.2.2";
  static final String RLE_LOSSLESS = "1.2.840.10008.1.2.5";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry(RLE_LOSSLESS, "RLE Lossless"),
          Map.entry("1.2.840.10008.1.2.4.50", "JPEG Baseline"),
          Map.entry("1.2.840.10008.1.2.4.51", "JPEG Extended"),
          Map.entry("1.2.840.10008.1.2.4.57", "JPEG Lossless"),
          Map.entry("1.2.840.10008.1.2.4.70", "JPEG Lossless, first-order prediction"),
          Map.entry("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless"),
          Map.entry("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless"),
          Map.entry("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless Only"),
          Map.entry("1.2.840.10008.1.2.4.91", "JPEG 2000"),
          Map.entry("1.2.840.10008.1.2.4.100", "MPEG-2"),
          Map.entry("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264"),
          Map.entry("1.2.840.10008.1.2.4.110", "JPEG XL Lossless"),
          Map.entry("1.2.840.10008.1.2.4.112", "JPEG XL"),
          Map.entry("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Lossless Only"),
          Map.entry("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 with RPCL Lossless"),
          Map.entry("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"));

  private TransferSyntaxes() {}

  /** Name and UID, or the UID alone where it is not known. */
  static String describe(String uid) {
    String name = NAMES.get(uid);
    return name == null ? uid : name + " (" + uid + ")";
  }
}
