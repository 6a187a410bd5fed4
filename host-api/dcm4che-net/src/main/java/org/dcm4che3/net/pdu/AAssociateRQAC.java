package org.dcm4che3.net.pdu;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dcm4che3.net.Connection;

/** What A-ASSOCIATE-RQ and A-ASSOCIATE-AC share (DICOM PS3.8 9.3.2, 9.3.3). */
public abstract class AAssociateRQAC {
  private static final String APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";
  private static final int MAX_AET_LENGTH = 16;

  private final Map<Integer, PresentationContext> contexts = new LinkedHashMap<>();
  private String calledAET;
  private String callingAET;
  private String applicationContext = APPLICATION_CONTEXT;
  private int maxPDULength = Connection.DEF_MAX_PDU_LENGTH;
  private int maxOpsInvoked = Connection.SYNCHRONOUS_MODE;
  private int maxOpsPerformed = Connection.SYNCHRONOUS_MODE;
  private String implClassUID;
  private String implVersionName;

  public final String getCalledAET() {
    return calledAET;
  }

  /**
   * @throws IllegalArgumentException when longer than 16 characters
   */
  public final void setCalledAET(String calledAET) {
    this.calledAET = checkLength(calledAET);
  }

  public final String getCallingAET() {
    return callingAET;
  }

  /**
   * @throws IllegalArgumentException when longer than 16 characters
   */
  public final void setCallingAET(String callingAET) {
    this.callingAET = checkLength(callingAET);
  }

  private static String checkLength(String aet) {
    if (aet != null && aet.length() > MAX_AET_LENGTH) {
      throw new IllegalArgumentException(
          "AE title has " + aet.length() + " characters, at most 16 are allowed: " + aet);
    }
    return aet;
  }

  public final String getApplicationContext() {
    return applicationContext;
  }

  public final void setApplicationContext(String applicationContext) {
    this.applicationContext = applicationContext;
  }

  /** Largest PDU the sender of this message receives, in bytes; 0 means no limit. */
  public final int getMaxPDULength() {
    return maxPDULength;
  }

  public final void setMaxPDULength(int maxPDULength) {
    this.maxPDULength = maxPDULength;
  }

  /** Operations the requestor may have open at once; 0 means no limit. */
  public final int getMaxOpsInvoked() {
    return maxOpsInvoked;
  }

  public final void setMaxOpsInvoked(int maxOpsInvoked) {
    this.maxOpsInvoked = maxOpsInvoked;
  }

  public final int getMaxOpsPerformed() {
    return maxOpsPerformed;
  }

  public final void setMaxOpsPerformed(int maxOpsPerformed) {
    this.maxOpsPerformed = maxOpsPerformed;
  }

  public final String getImplClassUID() {
    return implClassUID;
  }

  public final void setImplClassUID(String implClassUID) {
    this.implClassUID = implClassUID;
  }

  public final String getImplVersionName() {
    return implVersionName;
  }

  public final void setImplVersionName(String implVersionName) {
    this.implVersionName = implVersionName;
  }

  public List<PresentationContext> getPresentationContexts() {
    return Collections.unmodifiableList(List.copyOf(contexts.values()));
  }

  public int getNumberOfPresentationContexts() {
    return contexts.size();
  }

  /** The context of this identifier, or null. */
  public PresentationContext getPresentationContext(int pcid) {
    return contexts.get(pcid);
  }

  public void addPresentationContext(PresentationContext pc) {
    contexts.put(pc.getPCID(), pc);
  }
}
