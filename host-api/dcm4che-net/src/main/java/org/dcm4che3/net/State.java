package org.dcm4che3.net;

/** States of a requested association (DICOM PS3.8 9.2.1). */
public enum State {
  Sta1("Sta1 - Idle"),
  Sta4("Sta4 - Awaiting transport connection opening to complete"),
  Sta5("Sta5 - Awaiting A-ASSOCIATE-AC or A-ASSOCIATE-RJ PDU"),
  Sta6("Sta6 - Association established and ready for data transfer"),
  Sta7("Sta7 - Awaiting A-RELEASE-RP PDU");

  private final String text;

  State(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
