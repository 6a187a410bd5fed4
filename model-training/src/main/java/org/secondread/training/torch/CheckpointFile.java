package org.secondread.training.torch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.secondread.pack.Sha256;
import org.secondread.training.curve.Curve;

/**
 * A checkpoint as it lies on the disk: a line with the checksum of the rest, a line of JSON with
 * fingerprint and curve, then the tensors as Torch archives them.
 */
record CheckpointFile(Fingerprint fingerprint, Curve curve, byte[] archive) {
  private static final String MAGIC = "secondread checkpoint 1 sha256 ";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The second line. */
  private record Header(Map<String, String> madeFor, List<Curve.Point> curve) {}

  /** The file is not what was written; the message says where that shows. */
  static final class DamagedException extends IOException {
    DamagedException(String message) {
      super(message);
    }
  }

  byte[] bytes() throws IOException {
    byte[] header = JSON.writeValueAsBytes(new Header(fingerprint.values(), curve.points()));
    byte[] rest = Arrays.copyOf(header, header.length + 1 + archive.length);
    rest[header.length] = '\n';
    System.arraycopy(archive, 0, rest, header.length + 1, archive.length);
    byte[] first = (MAGIC + Sha256.of(rest) + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, bytes, first.length, rest.length);
    return bytes;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes());
  }

  /**
   * @throws DamagedException when the bytes are not those that were written
   * @throws IOException when it cannot be read
   */
  static CheckpointFile read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int firstEnd = lineEnd(bytes, 0);
    String first = new String(bytes, 0, firstEnd, StandardCharsets.US_ASCII);
    if (!first.startsWith(MAGIC)) {
      throw new DamagedException("it does not begin as a checkpoint of this program");
    }
    byte[] rest = Arrays.copyOfRange(bytes, firstEnd + 1, bytes.length);
    if (!first.equals(MAGIC + Sha256.of(rest))) {
      throw new DamagedException("its checksum does not fit its " + bytes.length + " bytes");
    }
    int headerEnd = lineEnd(rest, 0);
    Header header = header(Arrays.copyOf(rest, headerEnd));
    return new CheckpointFile(
        new Fingerprint(header.madeFor()),
        new Curve(header.curve()),
        Arrays.copyOfRange(rest, headerEnd + 1, rest.length));
  }

  private static Header header(byte[] json) throws IOException {
    try {
      return JSON.readValue(json, Header.class);
    } catch (JsonProcessingException e) {
      throw new DamagedException("its second line is not understood: " + e.getOriginalMessage());
    }
  }

  private static int lineEnd(byte[] bytes, int from) throws DamagedException {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    throw new DamagedException("it ends within a line, after " + bytes.length + " bytes");
  }
}
