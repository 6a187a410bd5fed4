package org.secondread.store;

import java.util.Locale;
import org.secondread.store.StoreOutcome.Result;

/** Meaning of a C-STORE status (DICOM PS3.4 table B.2-1 and PS3.7 annex C). */
final class StoreStatus {
  private StoreStatus() {}

  static Result resultOf(int status) {
    if (status == 0) {
      return Result.STORED;
    }
    boolean warning =
        status == 0x0001 || status == 0x0107 || status == 0x0116 || status >> 12 == 0xB;
    return warning ? Result.STORED_WITH_WARNING : Result.REFUSED;
  }

  /**
   * @param comment the archive's Error Comment, or null
   */
  static String describe(int status, String comment) {
    String text = String.format(Locale.ROOT, "Status %04XH, %s", status, meaning(status));
    return comment == null || comment.isBlank()
        ? text
        : text + ": " + comment.replaceAll("\\p{Cntrl}", " ").strip();
  }

  private static String meaning(int status) {
    return switch (status) {
      case 0x0000 -> "stored";
      case 0x0001, 0x0107, 0x0116 -> "stored, with a warning about attributes";
      case 0x0110 -> "processing failure";
      case 0x0111 -> "duplicate SOP instance";
      case 0x0117 -> "invalid SOP instance";
      case 0x0122 -> "SOP class not supported";
      case 0x0124 -> "not authorized";
      case 0x0210 -> "duplicate invocation";
      case 0x0211 -> "unrecognized operation";
      case 0x0212 -> "mistyped argument";
      case 0x0213 -> "resource limitation";
      case 0xB000 -> "stored, data elements were coerced";
      case 0xB006 -> "stored, elements were discarded";
      case 0xB007 -> "stored, the data set does not match the SOP class";
      default -> meaningOfRange(status);
    };
  }

  private static String meaningOfRange(int status) {
    return switch (status >> 8) {
      case 0xA7 -> "the archive is out of resources";
      case 0xA9 -> "the data set does not match the SOP class";
      default ->
          switch (status >> 12) {
            case 0xB -> "stored with a warning";
            case 0xC -> "the archive cannot understand the data set";
            default -> "failure";
          };
    };
  }
}
