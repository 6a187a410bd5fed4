package org.dcm4che3.net.pdu;

/** The request for an association (DICOM PS3.8 9.3.2). */
public class AAssociateRQ extends AAssociateRQAC {
  private static final String IMPLEMENTATION_CLASS_UID =
      "2.25.244356196255762298245740515499692585566";
  private static final String IMPLEMENTATION_VERSION_NAME = "SECONDREAD_01";

  public AAssociateRQ() {
    setImplClassUID(IMPLEMENTATION_CLASS_UID);
    setImplVersionName(IMPLEMENTATION_VERSION_NAME);
  }

  public boolean containsPresentationContextFor(String as) {
    return getPresentationContexts().stream().anyMatch(pc -> as.equals(pc.getAbstractSyntax()));
  }

  public boolean containsPresentationContextFor(String as, String ts) {
    return getPresentationContexts().stream()
        .anyMatch(pc -> as.equals(pc.getAbstractSyntax()) && pc.containsTransferSyntax(ts));
  }

  /**
   * Adds a context of its own for this pair, with the next odd identifier.
   *
   * @return false when the pair is already proposed
   */
  public boolean addPresentationContextFor(String as, String ts) {
    if (containsPresentationContextFor(as, ts)) {
      return false;
    }
    int pcid = getNumberOfPresentationContexts() * 2 + 1;
    addPresentationContext(new PresentationContext(pcid, as, ts));
    return true;
  }
}
