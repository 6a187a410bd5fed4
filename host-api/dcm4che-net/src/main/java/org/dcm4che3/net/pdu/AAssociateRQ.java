package org.dcm4che3.net.pdu;

import org.dcm4che3.data.Implementation;

/** The request for an association (DICOM PS3.8 9.3.2). */
public class AAssociateRQ extends AAssociateRQAC {

  public AAssociateRQ() {
    setImplClassUID(Implementation.getClassUID());
    setImplVersionName(Implementation.getVersionName());
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
