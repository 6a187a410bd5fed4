package org.dcm4che3.net;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.net.pdu.AAbort;

/**
 * Command sets of C-ECHO and C-STORE: group 0000 in implicit VR little endian (DICOM PS3.7 6.3.1,
 * 9.3.1, 9.3.5 and annex E).
 */
final class CommandSet {
  static final int PDV_COMMAND = 1;
  static final int PDV_LAST = 2;

  private static final int C_STORE_RQ = 0x0001;
  private static final int C_ECHO_RQ = 0x0030;
  private static final int RESPONSE = 0x8000;
  private static final int NO_DATASET = 0x0101;
  private static final int WITH_DATASET = 0x0000;

  private static final Map<Integer, VR> VRS =
      Map.ofEntries(
          Map.entry(Tag.AffectedSOPClassUID, VR.UI),
          Map.entry(Tag.CommandField, VR.US),
          Map.entry(Tag.MessageID, VR.US),
          Map.entry(Tag.MessageIDBeingRespondedTo, VR.US),
          Map.entry(Tag.Priority, VR.US),
          Map.entry(Tag.CommandDataSetType, VR.US),
          Map.entry(Tag.Status, VR.US),
          Map.entry(Tag.ErrorComment, VR.LO),
          Map.entry(Tag.AffectedSOPInstanceUID, VR.UI));

  private CommandSet() {}

  static byte[] echoRequest(int messageId, String cuid) {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    putUid(command, Tag.AffectedSOPClassUID, cuid);
    putUS(command, Tag.CommandField, C_ECHO_RQ);
    putUS(command, Tag.MessageID, messageId);
    putUS(command, Tag.CommandDataSetType, NO_DATASET);
    return withGroupLength(command.toByteArray());
  }

  static byte[] storeRequest(int messageId, String cuid, String iuid, int priority) {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    putUid(command, Tag.AffectedSOPClassUID, cuid);
    putUS(command, Tag.CommandField, C_STORE_RQ);
    putUS(command, Tag.MessageID, messageId);
    putUS(command, Tag.Priority, priority);
    putUS(command, Tag.CommandDataSetType, WITH_DATASET);
    putUid(command, Tag.AffectedSOPInstanceUID, iuid);
    return withGroupLength(command.toByteArray());
  }

  private static void putUid(ByteArrayOutputStream command, int tag, String uid) {
    boolean odd = uid.length() % 2 == 1;
    putValue(command, tag, (odd ? uid + '\0' : uid).getBytes(StandardCharsets.US_ASCII));
  }

  private static void putUS(ByteArrayOutputStream command, int tag, int value) {
    putValue(command, tag, new byte[] {(byte) value, (byte) (value >> 8)});
  }

  private static void putValue(ByteArrayOutputStream command, int tag, byte[] value) {
    command.writeBytes(element(tag, value));
  }

  private static byte[] withGroupLength(byte[] elements) {
    byte[] length =
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(elements.length)
            .array();
    ByteArrayOutputStream command = new ByteArrayOutputStream(elements.length + 12);
    command.writeBytes(element(Tag.CommandGroupLength, length));
    command.writeBytes(elements);
    return command.toByteArray();
  }

  private static byte[] element(int tag, byte[] value) {
    return ByteBuffer.allocate(8 + value.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) (tag >> 16))
        .putShort((short) tag)
        .putInt(value.length)
        .put(value)
        .array();
  }

  /**
   * Decodes what a response may hold and passes over the rest.
   *
   * @throws AAbort when the bytes are no command set
   */
  static Attributes decode(byte[] encoded) throws AAbort {
    Attributes command = new Attributes();
    ByteBuffer in = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (in.hasRemaining()) {
        int tag = (in.getShort() & 0xFFFF) << 16 | in.getShort() & 0xFFFF;
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
          throw invalid();
        }
        byte[] value = new byte[length];
        in.get(value);
        put(command, tag, value);
      }
    } catch (BufferUnderflowException e) {
      throw invalid();
    }
    return command;
  }

  private static void put(Attributes command, int tag, byte[] value) {
    VR vr = VRS.get(tag);
    if (vr == null) {
      return;
    }
    if (vr == VR.US) {
      if (value.length >= Short.BYTES) {
        command.setInt(tag, vr, value[0] & 0xFF | (value[1] & 0xFF) << 8);
      }
      return;
    }
    String text = new String(value, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    command.setString(tag, vr, text);
  }

  private static AAbort invalid() {
    return new AAbort(AAbort.UL_SERIVE_PROVIDER, AAbort.INVALID_PDU_PARAMETER_VALUE);
  }

  static boolean isResponse(Attributes command) {
    return (command.getInt(Tag.CommandField, 0) & RESPONSE) != 0;
  }

  static boolean hasDataset(Attributes command) {
    return command.getInt(Tag.CommandDataSetType, NO_DATASET) != NO_DATASET;
  }
}
