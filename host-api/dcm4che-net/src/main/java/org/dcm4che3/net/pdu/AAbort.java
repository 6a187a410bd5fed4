package org.dcm4che3.net.pdu;

import java.io.IOException;
import java.util.Map;

/** The end of an association by A-ABORT, from either side (DICOM PS3.8 9.3.8). */
public class AAbort extends IOException {
  public static final int UL_SERIVE_USER = 0;
  public static final int UL_SERIVE_PROVIDER = 2;

  public static final int REASON_NOT_SPECIFIED = 0;
  public static final int UNRECOGNIZED_PDU = 1;
  public static final int UNEXPECTED_PDU = 2;
  public static final int UNRECOGNIZED_PDU_PARAMETER = 4;
  public static final int UNEXPECTED_PDU_PARAMETER = 5;
  public static final int INVALID_PDU_PARAMETER_VALUE = 6;

  private static final Map<Integer, String> REASONS =
      Map.of(
          0, "reason-not-specified",
          1, "unrecognized-PDU",
          2, "unexpected-PDU",
          4, "unrecognized-PDU-parameter",
          5, "unexpected-PDU-parameter",
          6, "invalid-PDU-parameter-value");

  private final int source;
  private final int reason;

  public AAbort(int source, int reason) {
    super(
        "A-ABORT[source: " + sourceName(source) + ", reason: " + reasonName(source, reason) + ']');
    this.source = source;
    this.reason = reason;
  }

  public AAbort() {
    this(UL_SERIVE_USER, REASON_NOT_SPECIFIED);
  }

  private static String sourceName(int source) {
    return switch (source) {
      case UL_SERIVE_USER -> "0 - service-user";
      case UL_SERIVE_PROVIDER -> "2 - service-provider";
      default -> Integer.toString(source);
    };
  }

  private static String reasonName(int source, int reason) {
    String name = source == UL_SERIVE_PROVIDER ? REASONS.get(reason) : null;
    return name == null ? Integer.toString(reason) : reason + " - " + name;
  }

  public final int getReason() {
    return reason;
  }

  public final int getSource() {
    return source;
  }

  @Override
  public String toString() {
    return getMessage();
  }
}
