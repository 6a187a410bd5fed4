package org.dcm4che3.net;

/** Values of Status (0000,0900), DICOM PS3.7 annex C and PS3.4 table B.2-1. */
public class Status {
  public static final int Success = 0x0000;
  public static final int Pending = 0xFF00;
  public static final int PendingWarning = 0xFF01;
  public static final int Cancel = 0xFE00;
  public static final int ProcessingFailure = 0x0110;
  public static final int DuplicateSOPinstance = 0x0111;
  public static final int SOPclassNotSupported = 0x0122;
  public static final int NotAuthorized = 0x0124;
  public static final int UnrecognizedOperation = 0x0211;
  public static final int OutOfResources = 0xA700;
  public static final int DataSetDoesNotMatchSOPClassError = 0xA900;
  public static final int CoercionOfDataElements = 0xB000;
  public static final int ElementsDiscarded = 0xB006;
  public static final int DataSetDoesNotMatchSOPClassWarning = 0xB007;
  public static final int UnableToProcess = 0xC000;

  private Status() {}

  public static boolean isPending(int status) {
    return status == Pending || status == PendingWarning;
  }
}
