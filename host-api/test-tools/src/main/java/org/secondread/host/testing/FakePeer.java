package org.secondread.host.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on the loopback address that answers one connection after the other by a script. */
public final class FakePeer implements AutoCloseable {

  /** What the server does with one connection; it closes the connection when this returns. */
  @FunctionalInterface
  public interface Script {
    void run(DataInputStream in, OutputStream out) throws Exception;
  }

  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  public FakePeer(Script script) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(script), "fake-peer");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return server.getLocalPort();
  }

  private void serve(Script script) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        sockets.add(socket);
        script.run(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
      } catch (Exception e) {
        // The tests look at what the client sees.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Reads until the client closes. */
  public static void readToEnd(DataInputStream in) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  public static byte[] readPdu(DataInputStream in) throws IOException {
    byte[] header = in.readNBytes(6);
    if (header.length < 6) {
      throw new IOException("The client closed");
    }
    byte[] body = in.readNBytes(ByteBuffer.wrap(header).getInt(2));
    return concat(header, body);
  }

  /** Reads the request and accepts each presentation context with its first transfer syntax. */
  public static void acceptAll(DataInputStream in, OutputStream out) throws IOException {
    out.write(associateAC(contexts(readPdu(in)), 16384));
    out.flush();
  }

  /** Identifiers and first transfer syntaxes of a request, each as a context item of an answer. */
  public static List<byte[]> contexts(byte[] request) {
    List<byte[]> answers = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(request);
    in.position(74);
    while (in.hasRemaining()) {
      int type = in.get();
      in.get();
      int end = (in.getShort() & 0xFFFF) + in.position();
      if (type == 0x20) {
        byte pcid = in.get();
        in.position(in.position() + 5);
        in.position(in.position() + 2 + in.getShort(in.position()));
        in.position(in.position() + 2);
        byte[] transferSyntax = new byte[in.getShort()];
        in.get(transferSyntax);
        answers.add(item(0x21, concat(new byte[] {pcid, 0, 0, 0}, item(0x40, transferSyntax))));
      }
      in.position(end);
    }
    return answers;
  }

  public static byte[] associateAC(List<byte[]> contexts, int maxPduLength) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(new byte[] {0, 1, 0, 0});
    body.writeBytes(new byte[64]);
    body.writeBytes(item(0x10, "1.2.840.10008.3.1.1.1".getBytes(StandardCharsets.US_ASCII)));
    contexts.forEach(body::writeBytes);
    byte[] length = item(0x51, ByteBuffer.allocate(4).putInt(maxPduLength).array());
    byte[] uid = item(0x52, "1.2.3".getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(item(0x50, concat(length, uid)));
    return pdu(2, body.toByteArray());
  }

  public static byte[] item(int type, byte[] value) {
    return ByteBuffer.allocate(4 + value.length)
        .put((byte) type)
        .put((byte) 0)
        .putShort((short) value.length)
        .put(value)
        .array();
  }

  public static byte[] pdu(int type, byte[] body) {
    return ByteBuffer.allocate(6 + body.length)
        .put((byte) type)
        .put((byte) 0)
        .putInt(body.length)
        .put(body)
        .array();
  }

  public static byte[] pdata(int pcid, int flags, byte[] fragment) {
    return pdu(
        4,
        ByteBuffer.allocate(6 + fragment.length)
            .putInt(2 + fragment.length)
            .put((byte) pcid)
            .put((byte) flags)
            .put(fragment)
            .array());
  }

  /** A response without dataset, in implicit VR little endian. */
  public static byte[] response(int commandField, int messageId, int status, int datasetType) {
    return ByteBuffer.allocate(4 * 10)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(us(0x0100, commandField))
        .put(us(0x0120, messageId))
        .put(us(0x0800, datasetType))
        .put(us(0x0900, status))
        .array();
  }

  private static byte[] us(int element, int value) {
    return ByteBuffer.allocate(10)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) 0)
        .putShort((short) element)
        .putInt(2)
        .putShort((short) value)
        .array();
  }

  public static byte[] concat(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
