package org.dcm4che3.net.pdu;

import java.io.IOException;
import java.util.Map;

/** The peer's refusal of an association (DICOM PS3.8 9.3.4). */
public class AAssociateRJ extends IOException {
  public static final int RESULT_REJECTED_PERMANENT = 1;
  public static final int RESULT_REJECTED_TRANSIENT = 2;

  public static final int SOURCE_SERVICE_USER = 1;
  public static final int SOURCE_SERVICE_PROVIDER_ACSE = 2;
  public static final int SOURCE_SERVICE_PROVIDER_PRES = 3;

  public static final int REASON_NO_REASON_GIVEN = 1;
  public static final int REASON_APP_CTX_NAME_NOT_SUPPORTED = 2;
  public static final int REASON_CALLING_AET_NOT_RECOGNIZED = 3;
  public static final int REASON_CALLED_AET_NOT_RECOGNIZED = 7;

  public static final int REASON_PROTOCOL_VERSION_NOT_SUPPORTED = 2;

  public static final int REASON_TEMPORARY_CONGESTION = 1;
  public static final int REASON_LOCAL_LIMIT_EXCEEDED = 2;

  private static final Map<Integer, String> RESULTS =
      Map.of(1, "rejected-permanent", 2, "rejected-transient");

  private static final Map<Integer, String> SOURCES =
      Map.of(1, "service-user", 2, "service-provider (ACSE)", 3, "service-provider (presentation)");

  private static final Map<Integer, Map<Integer, String>> REASONS =
      Map.of(
          SOURCE_SERVICE_USER,
          Map.of(
              1, "no-reason-given",
              2, "application-context-name-not-supported",
              3, "calling-AE-title-not-recognized",
              7, "called-AE-title-not-recognized"),
          SOURCE_SERVICE_PROVIDER_ACSE,
          Map.of(1, "no-reason-given", 2, "protocol-version-not-supported"),
          SOURCE_SERVICE_PROVIDER_PRES,
          Map.of(1, "temporary-congestion", 2, "local-limit-exceeded"));

  private final int result;
  private final int source;
  private final int reason;

  public AAssociateRJ(int result, int source, int reason) {
    super(
        "A-ASSOCIATE-RJ[result: "
            + named(RESULTS, result)
            + ", source: "
            + named(SOURCES, source)
            + ", reason: "
            + named(REASONS.getOrDefault(source, Map.of()), reason)
            + ']');
    this.result = result;
    this.source = source;
    this.reason = reason;
  }

  private static String named(Map<Integer, String> names, int value) {
    String name = names.get(value);
    return name == null ? Integer.toString(value) : value + " - " + name;
  }

  public final int getResult() {
    return result;
  }

  public final int getSource() {
    return source;
  }

  public final int getReason() {
    return reason;
  }

  @Override
  public String toString() {
    return getMessage();
  }
}
