package org.dcm4che3.net.pdu;

/**
 * One presentation context of an association, as proposed or as answered (DICOM PS3.8 9.3.2.2,
 * 9.3.3.2).
 */
public class PresentationContext {
  public static final int ACCEPTANCE = 0;
  public static final int USER_REJECTION = 1;
  public static final int PROVIDER_REJECTION = 2;
  public static final int ABSTRACT_SYNTAX_NOT_SUPPORTED = 3;
  public static final int TRANSFER_SYNTAX_NOT_SUPPORTED = 4;

  private final int pcid;
  private final int result;
  private final String abstractSyntax;
  private final String[] transferSyntaxes;

  /**
   * @param pcid odd identifier, 1..255
   * @param result one of the result constants of this class
   * @param as abstract syntax UID, null in an answer
   * @param tss transfer syntax UIDs
   */
  public PresentationContext(int pcid, int result, String as, String... tss) {
    this.pcid = pcid;
    this.result = result;
    this.abstractSyntax = as;
    this.transferSyntaxes = tss.clone();
  }

  public PresentationContext(int pcid, String as, String... tss) {
    this(pcid, ACCEPTANCE, as, tss);
  }

  public final int getPCID() {
    return pcid;
  }

  public final int getResult() {
    return result;
  }

  public boolean isAccepted() {
    return result == ACCEPTANCE;
  }

  public final String getAbstractSyntax() {
    return abstractSyntax;
  }

  public final String[] getTransferSyntaxes() {
    return transferSyntaxes.clone();
  }

  public boolean containsTransferSyntax(String ts) {
    for (String own : transferSyntaxes) {
      if (own.equals(ts)) {
        return true;
      }
    }
    return false;
  }

  /** The first, and in an answer the only, transfer syntax. */
  public String getTransferSyntax() {
    return transferSyntaxes[0];
  }

  @Override
  public String toString() {
    return "PresentationContext[id: "
        + pcid
        + ", result: "
        + result
        + ", as: "
        + abstractSyntax
        + ", ts: "
        + String.join(", ", transferSyntaxes)
        + ']';
  }
}
