package org.dcm4che3.data;

/** How this implementation names itself in files and associations (DICOM PS3.7, annex D.3.3.2). */
public class Implementation {

  private static final String CLASS_UID = "2.25.244356196255762298245740515499692585566";
  private static final String VERSION_NAME = "SECONDREAD_01";

  private Implementation() {}

  public static String getClassUID() {
    return CLASS_UID;
  }

  public static String getVersionName() {
    return VERSION_NAME;
  }
}
