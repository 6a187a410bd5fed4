package org.dcm4che3.net;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.net.pdu.AAbort;
import org.dcm4che3.net.pdu.AAssociateAC;
import org.dcm4che3.net.pdu.AAssociateRJ;
import org.dcm4che3.net.pdu.PresentationContext;

/**
 * Reads PDUs and hands them to the association. No length that the peer states is ever allocated:
 * memory grows with the bytes that came, up to a fixed limit.
 */
final class PDUDecoder {
  private static final int MAX_ASSOCIATE_LENGTH = 1 << 18;
  private static final int MAX_DATA_LENGTH = 1 << 24;
  private static final int MAX_COMMAND_LENGTH = 1 << 16;
  private static final int SHORT_PDU_LENGTH = 4;
  private static final int MIN_AC_LENGTH = 68;
  private static final int MIN_PDV_LENGTH = 2;

  private final Association association;
  private final DataInputStream in;
  private final ByteArrayOutputStream commandBytes = new ByteArrayOutputStream();

  /** The response whose dataset is still coming, or null. */
  private Attributes commandAwaitingDataset;

  PDUDecoder(Association association, InputStream in) {
    this.association = association;
    this.in = new DataInputStream(in);
  }

  void nextPDU() throws IOException {
    int type = in.readUnsignedByte();
    in.readUnsignedByte();
    int length = in.readInt();
    switch (type) {
      case PDUType.A_ASSOCIATE_AC -> {
        checkLength(length, MIN_AC_LENGTH, MAX_ASSOCIATE_LENGTH);
        association.onAssociateAC(decodeAssociateAC(readFully(length)));
      }
      case PDUType.A_ASSOCIATE_RJ -> {
        byte[] body = readShort(length);
        association.onAssociateRJ(new AAssociateRJ(body[1] & 0xFF, body[2] & 0xFF, body[3] & 0xFF));
      }
      case PDUType.P_DATA_TF -> {
        checkLength(length, Integer.BYTES + MIN_PDV_LENGTH, MAX_DATA_LENGTH);
        association.checkDataExpected();
        readData(length);
      }
      case PDUType.A_RELEASE_RQ -> {
        readShort(length);
        association.onReleaseRQ();
      }
      case PDUType.A_RELEASE_RP -> {
        readShort(length);
        association.onReleaseRP();
      }
      case PDUType.A_ABORT -> {
        byte[] body = readShort(length);
        association.onAbort(new AAbort(body[2] & 0xFF, body[3] & 0xFF));
      }
      case PDUType.A_ASSOCIATE_RQ -> throw provider(AAbort.UNEXPECTED_PDU);
      default -> throw provider(AAbort.UNRECOGNIZED_PDU);
    }
  }

  private byte[] readShort(int length) throws IOException {
    checkLength(length, SHORT_PDU_LENGTH, SHORT_PDU_LENGTH);
    return readFully(length);
  }

  private byte[] readFully(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The peer closed in the middle of a PDU");
    }
    return bytes;
  }

  private static void checkLength(int length, int min, int max) throws AAbort {
    if (length < min || length > max) {
      throw provider(AAbort.INVALID_PDU_PARAMETER_VALUE);
    }
  }

  private static AAbort provider(int reason) {
    return new AAbort(AAbort.UL_SERIVE_PROVIDER, reason);
  }

  private void readData(int length) throws IOException {
    int left = length;
    while (left > 0) {
      checkLength(left, Integer.BYTES + MIN_PDV_LENGTH, length);
      int pdvLength = in.readInt();
      left -= Integer.BYTES;
      checkLength(pdvLength, MIN_PDV_LENGTH, left);
      left -= pdvLength;
      int pcid = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      association.checkAccepted(pcid);
      readFragment(flags, pdvLength - MIN_PDV_LENGTH);
    }
  }

  private void readFragment(int flags, int length) throws IOException {
    boolean command = (flags & CommandSet.PDV_COMMAND) != 0;
    boolean last = (flags & CommandSet.PDV_LAST) != 0;
    if (command == (commandAwaitingDataset != null)) {
      throw provider(AAbort.UNEXPECTED_PDU_PARAMETER);
    }
    if (command) {
      readCommandFragment(last, length);
    } else {
      in.skipNBytes(length);
      if (last) {
        deliver(commandAwaitingDataset);
      }
    }
  }

  private void readCommandFragment(boolean last, int length) throws IOException {
    checkLength(commandBytes.size() + length, 0, MAX_COMMAND_LENGTH);
    commandBytes.writeBytes(readFully(length));
    if (!last) {
      return;
    }
    Attributes command = CommandSet.decode(commandBytes.toByteArray());
    commandBytes.reset();
    if (CommandSet.hasDataset(command)) {
      commandAwaitingDataset = command;
    } else {
      deliver(command);
    }
  }

  private void deliver(Attributes command) throws IOException {
    commandAwaitingDataset = null;
    association.onCommand(command);
  }

  private static AAssociateAC decodeAssociateAC(byte[] body) throws AAbort {
    AAssociateAC ac = new AAssociateAC();
    ByteBuffer in = ByteBuffer.wrap(body);
    in.position(MIN_AC_LENGTH);
    try {
      while (in.hasRemaining()) {
        int type = in.get();
        ByteBuffer item = item(in);
        switch (type) {
          case ItemType.APPLICATION_CONTEXT -> ac.setApplicationContext(text(item));
          case ItemType.PRESENTATION_CONTEXT_AC ->
              ac.addPresentationContext(presentationContext(item));
          case ItemType.USER_INFORMATION -> readUserInformation(item, ac);
          default -> {}
        }
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw provider(AAbort.INVALID_PDU_PARAMETER_VALUE);
    }
    return ac;
  }

  /** The item whose type was just read. */
  private static ByteBuffer item(ByteBuffer in) {
    in.get();
    int length = in.getShort() & 0xFFFF;
    ByteBuffer item = in.slice(in.position(), Math.min(length, in.remaining()));
    if (item.remaining() < length) {
      throw new BufferUnderflowException();
    }
    in.position(in.position() + length);
    return item;
  }

  private static PresentationContext presentationContext(ByteBuffer in) {
    int pcid = in.get() & 0xFF;
    in.get();
    int result = in.get() & 0xFF;
    in.get();
    List<String> transferSyntaxes = new ArrayList<>(1);
    while (in.hasRemaining()) {
      int type = in.get();
      ByteBuffer item = item(in);
      if (type == ItemType.TRANSFER_SYNTAX) {
        transferSyntaxes.add(text(item));
      }
    }
    return new PresentationContext(pcid, result, null, transferSyntaxes.toArray(String[]::new));
  }

  private static void readUserInformation(ByteBuffer in, AAssociateAC ac) {
    while (in.hasRemaining()) {
      int type = in.get();
      ByteBuffer item = item(in);
      switch (type) {
        case ItemType.MAX_PDU_LENGTH -> ac.setMaxPDULength(item.getInt());
        case ItemType.IMPLEMENTATION_CLASS_UID -> ac.setImplClassUID(text(item));
        case ItemType.ASYNC_OPERATIONS_WINDOW -> {
          ac.setMaxOpsInvoked(item.getShort() & 0xFFFF);
          ac.setMaxOpsPerformed(item.getShort() & 0xFFFF);
        }
        case ItemType.IMPLEMENTATION_VERSION_NAME -> ac.setImplVersionName(text(item));
        default -> {}
      }
    }
  }

  private static String text(ByteBuffer item) {
    byte[] bytes = new byte[item.remaining()];
    item.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII).replace('\0', ' ').strip();
  }
}
