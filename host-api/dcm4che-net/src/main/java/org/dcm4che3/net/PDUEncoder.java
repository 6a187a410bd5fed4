package org.dcm4che3.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.dcm4che3.net.pdu.AAbort;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.dcm4che3.net.pdu.PresentationContext;

/** Writes PDUs, each in one piece, whichever thread sends it. */
final class PDUEncoder {
  static final int HEADER_LENGTH = 6;

  private static final int AET_LENGTH = 16;
  private static final int PROTOCOL_VERSION = 1;

  private final OutputStream out;

  PDUEncoder(OutputStream out) {
    this.out = out;
  }

  void writeAssociateRQ(AAssociateRQ rq) throws IOException {
    byte[] body = associateBody(rq);
    ByteBuffer pdu = ByteBuffer.allocate(HEADER_LENGTH + body.length);
    pdu.put((byte) PDUType.A_ASSOCIATE_RQ).put((byte) 0).putInt(body.length).put(body);
    write(pdu.array(), pdu.capacity());
  }

  void writeReleaseRQ() throws IOException {
    writeShort(PDUType.A_RELEASE_RQ, 0, 0);
  }

  void writeReleaseRP() throws IOException {
    writeShort(PDUType.A_RELEASE_RP, 0, 0);
  }

  void writeAbort(AAbort abort) throws IOException {
    writeShort(PDUType.A_ABORT, abort.getSource(), abort.getReason());
  }

  private void writeShort(int type, int source, int reason) throws IOException {
    byte[] pdu = {(byte) type, 0, 0, 0, 0, 4, 0, 0, (byte) source, (byte) reason};
    write(pdu, pdu.length);
  }

  synchronized void write(byte[] pdu, int length) throws IOException {
    out.write(pdu, 0, length);
    out.flush();
  }

  private static byte[] associateBody(AAssociateRQ rq) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(512);
    putShort(body, PROTOCOL_VERSION);
    putShort(body, 0);
    putAET(body, "Called", rq.getCalledAET());
    putAET(body, "Calling", rq.getCallingAET());
    body.writeBytes(new byte[32]);
    putItem(body, ItemType.APPLICATION_CONTEXT, ascii(rq.getApplicationContext()));
    for (PresentationContext pc : rq.getPresentationContexts()) {
      putItem(body, ItemType.PRESENTATION_CONTEXT_RQ, presentationContext(pc));
    }
    putItem(body, ItemType.USER_INFORMATION, userInformation(rq));
    return body.toByteArray();
  }

  private static byte[] presentationContext(PresentationContext pc) {
    ByteArrayOutputStream item = new ByteArrayOutputStream(128);
    item.write(pc.getPCID());
    item.writeBytes(new byte[3]);
    putItem(item, ItemType.ABSTRACT_SYNTAX, ascii(pc.getAbstractSyntax()));
    for (String transferSyntax : pc.getTransferSyntaxes()) {
      putItem(item, ItemType.TRANSFER_SYNTAX, ascii(transferSyntax));
    }
    return item.toByteArray();
  }

  private static byte[] userInformation(AAssociateRQ rq) {
    ByteArrayOutputStream items = new ByteArrayOutputStream(128);
    putItem(
        items,
        ItemType.MAX_PDU_LENGTH,
        ByteBuffer.allocate(Integer.BYTES).putInt(rq.getMaxPDULength()).array());
    putItem(items, ItemType.IMPLEMENTATION_CLASS_UID, ascii(rq.getImplClassUID()));
    boolean asynchronous =
        rq.getMaxOpsInvoked() != Connection.SYNCHRONOUS_MODE
            || rq.getMaxOpsPerformed() != Connection.SYNCHRONOUS_MODE;
    if (asynchronous) {
      putItem(
          items,
          ItemType.ASYNC_OPERATIONS_WINDOW,
          ByteBuffer.allocate(2 * Short.BYTES)
              .putShort((short) rq.getMaxOpsInvoked())
              .putShort((short) rq.getMaxOpsPerformed())
              .array());
    }
    if (rq.getImplVersionName() != null) {
      putItem(items, ItemType.IMPLEMENTATION_VERSION_NAME, ascii(rq.getImplVersionName()));
    }
    return items.toByteArray();
  }

  private static void putAET(ByteArrayOutputStream body, String role, String aet) {
    if (aet == null) {
      throw new IllegalStateException(role + " AE title is not set");
    }
    body.writeBytes(ascii(String.format("%-" + AET_LENGTH + "s", aet)));
  }

  private static void putItem(ByteArrayOutputStream body, int type, byte[] value) {
    body.write(type);
    body.write(0);
    putShort(body, value.length);
    body.writeBytes(value);
  }

  private static void putShort(ByteArrayOutputStream body, int value) {
    body.write(value >> 8);
    body.write(value);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
