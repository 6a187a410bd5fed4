package org.secondread.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Writes small NIfTI volumes: heads as DWI shows them, and masks. */
public final class TestVolumes {
  private TestVolumes() {}

  /** A voxel's value; x to the patient's left, y to the back, z to the head. */
  @FunctionalInterface
  public interface Voxels {
    double at(int x, int y, int z);
  }

  public static void write(Path file, int size, int slices, Voxels voxels) throws IOException {
    int start = 352;
    ByteBuffer bytes =
        ByteBuffer.allocate(start + 2 * size * size * slices).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0, 348);
    short[] dims = {3, (short) size, (short) size, (short) slices, 1, 1, 1, 1};
    for (int i = 0; i < dims.length; i++) {
      bytes.putShort(40 + 2 * i, dims[i]);
      bytes.putFloat(76 + 4 * i, i == 0 ? 1 : i == 3 ? 5 : 2);
    }
    bytes.putShort(70, (short) 4); // signed 16 bits
    bytes.putShort(72, (short) 16);
    bytes.putFloat(108, start);
    bytes.putFloat(112, 1);
    bytes.putShort(254, (short) 1); // sform: x to the left and y to the back, as DICOM displays
    bytes.putFloat(280, -2);
    bytes.putFloat(300, -2);
    bytes.putFloat(320, 5);
    bytes.put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
    for (int z = 0; z < slices; z++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          bytes.putShort(
              start + 2 * ((z * size + y) * size + x), (short) Math.round(voxels.at(x, y, z)));
        }
      }
    }
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes.array());
    }
  }

  /** A round brain without lesion. */
  public static void writeBrain(Path file, int size, int slices, long seed) throws IOException {
    Random random = new Random(seed);
    double middle = size / 2.0;
    write(
        file,
        size,
        slices,
        (x, y, z) -> {
          double radius = Math.hypot((x - middle) / (0.36 * size), (y - middle) / (0.42 * size));
          return radius < 1 ? 200 + 25 * random.nextGaussian() : 5 * random.nextDouble();
        });
  }
}
