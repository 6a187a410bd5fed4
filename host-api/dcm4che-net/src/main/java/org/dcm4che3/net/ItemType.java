package org.dcm4che3.net;

/** First byte of each item in an association PDU (DICOM PS3.8 9.3.2, 9.3.3 and PS3.7 annex D). */
final class ItemType {
  static final int APPLICATION_CONTEXT = 0x10;
  static final int PRESENTATION_CONTEXT_RQ = 0x20;
  static final int PRESENTATION_CONTEXT_AC = 0x21;
  static final int ABSTRACT_SYNTAX = 0x30;
  static final int TRANSFER_SYNTAX = 0x40;
  static final int USER_INFORMATION = 0x50;
  static final int MAX_PDU_LENGTH = 0x51;
  static final int IMPLEMENTATION_CLASS_UID = 0x52;
  static final int ASYNC_OPERATIONS_WINDOW = 0x53;
  static final int IMPLEMENTATION_VERSION_NAME = 0x55;

  private ItemType() {}
}
