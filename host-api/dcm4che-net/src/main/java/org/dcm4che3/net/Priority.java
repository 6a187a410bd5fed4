package org.dcm4che3.net;

/** Values of Priority (0000,0700), DICOM PS3.7 9.3.1.1. */
public class Priority {
  public static final int NORMAL = 0;
  public static final int HIGH = 1;
  public static final int LOW = 2;

  private Priority() {}
}
