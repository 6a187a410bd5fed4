package org.secondread.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RleDecoderTest {
  private final RleDecoder decoder = new RleDecoder();

  @Test
  void a_run_and_literals_come_back() throws IOException {
    byte[] segment = {(byte) -3, 7, 2, 1, 2, 3, (byte) -128, 0, 9};
    byte[] frame = frame(segment);
    assertArrayEquals(new int[] {7, 7, 7, 7, 1, 2, 3, 9}, decode(frame, 8, 8, 1));
  }

  @Test
  void segments_hold_the_most_significant_byte_first() throws IOException {
    byte[] high = {1, 0x12, (byte) 0xFF, 0};
    byte[] low = {1, 0x34, 0x01, 0};
    assertArrayEquals(new int[] {0x1234, 0xFF01}, decode(frame(high, low), 16, 2, 1));
  }

  @Test
  void random_images_survive_encoding_and_decoding() throws IOException {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      int bits = new int[] {8, 16, 32}[random.nextInt(3)];
      int width = 1 + random.nextInt(40);
      int height = 1 + random.nextInt(40);
      int[] cells = new int[width * height];
      int mask = bits == 32 ? -1 : (1 << bits) - 1;
      for (int i = 0; i < cells.length; i++) {
        cells[i] = i > 0 && random.nextInt(3) > 0 ? cells[i - 1] : random.nextInt() & mask;
      }
      assertArrayEquals(cells, decode(encode(cells, bits), bits, width, height));
    }
  }

  @Test
  void a_frame_that_ends_early_is_refused_with_the_place() {
    byte[] segment = {(byte) -3, 7};
    IOException e = assertThrows(IOException.class, () -> decode(frame(segment), 8, 8, 1));
    assertEquals("RLE segment ends after 4 of 8 pixels", e.getMessage());
  }

  @Test
  void a_frame_with_the_wrong_number_of_segments_is_refused() {
    byte[] segment = {(byte) -7, 7};
    IOException e = assertThrows(IOException.class, () -> decode(frame(segment), 16, 8, 1));
    assertEquals("RLE frame has 1 segments, expected 2", e.getMessage());
  }

  @Test
  void hostile_bytes_never_do_worse_than_an_io_exception() {
    Random random = new Random(2);
    byte[] valid = encode(new int[400], 16);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = valid.clone();
      for (int i = 0; i <= random.nextInt(6); i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      if (random.nextBoolean()) {
        bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 10));
      }
      try {
        assertEquals(400, decode(bytes, 16, 20, 20).length);
      } catch (IOException expected) {
        // a clear refusal
      }
    }
  }

  private int[] decode(byte[] bytes, int bits, int width, int height) throws IOException {
    PixelFormat format = new PixelFormat(height, width, bits, bits, bits - 1, false);
    return decoder.decode(
        new EncodedFrame(Path.of("x.dcm"), 0, TransferSyntaxes.RLE_LOSSLESS, format, bytes));
  }

  static byte[] encode(int[] cells, int bits) {
    int planes = bits / 8;
    byte[][] segments = new byte[planes][];
    for (int plane = 0; plane < planes; plane++) {
      int shift = 8 * (planes - 1 - plane);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int i = 0;
      while (i < cells.length) {
        int run = 1;
        while (run < 128
            && i + run < cells.length
            && (byte) (cells[i + run] >> shift) == (byte) (cells[i] >> shift)) {
          run++;
        }
        out.write(run == 1 ? 0 : 1 - run);
        out.write(cells[i] >> shift);
        i += run;
      }
      if (out.size() % 2 == 1) {
        out.write(0);
      }
      segments[plane] = out.toByteArray();
    }
    return frame(segments);
  }

  private static byte[] frame(byte[]... segments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeInt(out, segments.length);
    int offset = 64;
    for (int i = 0; i < 15; i++) {
      writeInt(out, i < segments.length ? offset : 0);
      offset += i < segments.length ? segments[i].length : 0;
    }
    for (byte[] segment : segments) {
      out.writeBytes(segment);
    }
    return out.toByteArray();
  }

  private static void writeInt(ByteArrayOutputStream out, int value) {
    for (int b = 0; b < 4; b++) {
      out.write(value >> 8 * b);
    }
  }
}
