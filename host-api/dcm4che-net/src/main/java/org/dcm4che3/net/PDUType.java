package org.dcm4che3.net;

/** First byte of each PDU (DICOM PS3.8 9.3). */
final class PDUType {
  static final int A_ASSOCIATE_RQ = 1;
  static final int A_ASSOCIATE_AC = 2;
  static final int A_ASSOCIATE_RJ = 3;
  static final int P_DATA_TF = 4;
  static final int A_RELEASE_RQ = 5;
  static final int A_RELEASE_RP = 6;
  static final int A_ABORT = 7;

  private PDUType() {}
}
