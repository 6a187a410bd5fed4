package org.dcm4che3.net.pdu;

/** The peer's acceptance of an association (DICOM PS3.8 9.3.3). */
public class AAssociateAC extends AAssociateRQAC {}
