package org.dcm4che3.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Cuts one command set or dataset into P-DATA-TF PDUs of one PDV each (DICOM PS3.8 9.3.5). */
final class PDataOutputStream extends PDVOutputStream {
  /** A PDV holds at least this: its length, context, flags and two bytes of the message. */
  static final int MIN_PDU_LENGTH = 8;

  private static final int PDV_HEADER_LENGTH = 6;
  private static final int MESSAGE_START = PDUEncoder.HEADER_LENGTH + PDV_HEADER_LENGTH;

  private final PDUEncoder encoder;
  private final int pcid;
  private final int flags;
  private final byte[] pdu;
  private int end = MESSAGE_START;

  /**
   * @param maxPDULength longest PDU without its header, in bytes, at least {@link #MIN_PDU_LENGTH}
   * @param flags {@link CommandSet#PDV_COMMAND} for a command set, 0 for a dataset
   */
  PDataOutputStream(PDUEncoder encoder, int pcid, int maxPDULength, int flags) {
    this.encoder = encoder;
    this.pcid = pcid;
    this.flags = flags;
    this.pdu = new byte[PDUEncoder.HEADER_LENGTH + (maxPDULength & ~1)];
  }

  @Override
  public void write(int b) throws IOException {
    sendIfFull();
    pdu[end++] = (byte) b;
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      sendIfFull();
      int count = Math.min(left, pdu.length - end);
      System.arraycopy(source, from, pdu, end, count);
      end += count;
      from += count;
      left -= count;
    }
  }

  @Override
  public void copyFrom(InputStream in) throws IOException {
    while (true) {
      sendIfFull();
      int count = in.read(pdu, end, pdu.length - end);
      if (count < 0) {
        return;
      }
      end += count;
    }
  }

  /** Does nothing: only {@link #finish} knows that the message is complete. */
  @Override
  public void close() {}

  /** Sends what is left, marked as the last fragment. */
  void finish() throws IOException {
    send(flags | CommandSet.PDV_LAST);
  }

  private void sendIfFull() throws IOException {
    if (end == pdu.length) {
      send(flags);
    }
  }

  private void send(int pdvFlags) throws IOException {
    ByteBuffer.wrap(pdu)
        .put((byte) PDUType.P_DATA_TF)
        .put((byte) 0)
        .putInt(end - PDUEncoder.HEADER_LENGTH)
        .putInt(end - PDUEncoder.HEADER_LENGTH - Integer.BYTES)
        .put((byte) pcid)
        .put((byte) pdvFlags);
    encoder.write(pdu, end);
    end = MESSAGE_START;
  }
}
