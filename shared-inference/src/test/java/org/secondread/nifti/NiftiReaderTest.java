package org.secondread.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NiftiReaderTest {
  @TempDir Path folder;

  static Stream<Arguments> types() {
    Object[][] types = {
      {DataType.UINT8, 2, 0.0, 255.0},
      {DataType.INT16, 4, -32768.0, 32767.0},
      {DataType.INT32, 8, -2147483648.0, 2147483520.0},
      {DataType.FLOAT32, 16, -1e30, 1e30},
      {DataType.FLOAT64, 64, -1e30, 1e30},
      {DataType.INT8, 256, -128.0, 127.0},
      {DataType.UINT16, 512, 0.0, 65535.0},
      {DataType.UINT32, 768, 0.0, 4294967040.0},
      {DataType.INT64, 1024, -9e15, 9e15}
    };
    return Arrays.stream(types)
        .flatMap(
            type ->
                Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                    .map(order -> Arguments.of(type[0], type[1], order, type[2], type[3])));
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyDataTypeIsReadToItsEndsInBothByteOrders(
      DataType type, int code, ByteOrder order, double least, double most) throws IOException {
    NiftiBytes file = new NiftiBytes(type, code, order, 2, 1, 1);
    // The file's first axis runs to the right hand where no form says so, and is flipped.
    file.values(i -> i == 0 ? most : least);
    assertArrayEquals(
        new float[] {(float) least, (float) most}, read(file.bytes()).slices().get(0).values());
    assertArrayEquals(
        new float[] {(float) least, (float) most}, read(file.gzip()).slices().get(0).values());
  }

  @ParameterizedTest
  @CsvSource({"2, -5, 3, 1", "0, 7, 3, 3", "NaN, 7, 3, 3", "-1, 0, 3, -3"})
  void valuesAreScaledUnlessTheSlopeIsNone(
      double slope, double intercept, double stored, float expected) throws IOException {
    NiftiBytes file = NiftiBytes.counting(1, 1, 1).values(i -> stored).scaled(slope, intercept);
    assertEquals(expected, read(file.bytes()).slices().get(0).at(0, 0));
  }

  @Test
  void everyVoxelStaysWhereItIsInThePatient() throws IOException {
    Random random = new Random(7);
    for (int run = 0; run < 300; run++) {
      int[] dims = {1 + random.nextInt(5), 1 + random.nextInt(5), 1 + random.nextInt(5)};
      double[][] matrix = randomMatrix(random, Math.PI);
      NiftiVolume volume = read(NiftiBytes.counting(dims).sform(matrix).bytes());
      AxialStack stack = volume.stack();
      assertEquals(1, stack.rowDirection().length(), 1e-6);
      assertEquals(0, stack.rowDirection().dot(stack.columnDirection()), 1e-9);
      boolean[] seen = new boolean[dims[0] * dims[1] * dims[2]];
      for (int z = 0; z < volume.slices().size(); z++) {
        for (int y = 0; y < volume.rows(); y++) {
          for (int x = 0; x < volume.columns(); x++) {
            int voxel = (int) volume.slices().get(z).at(x, y);
            seen[voxel] = true;
            int i = voxel % dims[0];
            int j = voxel / dims[0] % dims[1];
            int k = voxel / (dims[0] * dims[1]);
            Vector3 at =
                stack
                    .position(z)
                    .plus(stack.rowDirection().times(x * stack.columnSpacing()))
                    .plus(stack.columnDirection().times(y * stack.rowSpacing()));
            assertEquals(-world(matrix[0], i, j, k), at.x(), 1e-3);
            assertEquals(-world(matrix[1], i, j, k), at.y(), 1e-3);
            assertEquals(world(matrix[2], i, j, k), at.z(), 1e-3);
          }
        }
      }
      assertTrue(IntStream.range(0, seen.length).allMatch(i -> seen[i]));
    }
  }

  @Test
  void rowsRunLeftColumnsToTheBackAndSlicesToTheHead() throws IOException {
    Random random = new Random(8);
    for (int run = 0; run < 200; run++) {
      AxialStack stack =
          read(NiftiBytes.counting(3, 4, 5).sform(randomMatrix(random, 0.4)).bytes()).stack();
      assertTrue(stack.rowDirection().x() > 0.5);
      assertTrue(stack.columnDirection().y() > 0.5);
      assertTrue(stack.sliceStep().z() > 0.5 * stack.sliceStep().length());
    }
  }

  @Test
  void theQformIsUsedWhereNoSformIsSet() throws IOException {
    double half = Math.sqrt(0.5);
    // A quarter turn about z: i runs to the front, j to the left hand (NIfTI's -x).
    NiftiBytes file =
        NiftiBytes.counting(4, 3, 2).qform(0, 0, half, new double[] {10, 20, 30}, 1, 2, 3, 4);
    NiftiVolume volume = read(file.bytes());
    assertEquals(3, volume.columns());
    assertEquals(4, volume.rows());
    assertEquals(3, volume.stack().columnSpacing(), 1e-6);
    assertEquals(2, volume.stack().rowSpacing(), 1e-6);
    assertEquals(4, volume.stack().sliceSpacing(), 1e-6);
    assertVector(-10, -20 - 3 * 2, 30, volume.stack().origin());
    assertEquals(List.of(), volume.remarks());
  }

  @Test
  void aNegativeQfacTurnsTheSlicesRound() throws IOException {
    NiftiBytes file =
        NiftiBytes.counting(1, 1, 3).qform(0, 0, 0, new double[] {0, 0, 0}, -1, 1, 1, 2);
    NiftiVolume volume = read(file.bytes());
    assertEquals(2, volume.slices().get(0).at(0, 0));
    assertVector(0, 0, -4, volume.stack().origin());
  }

  @Test
  void theSformWinsOverTheQform() throws IOException {
    NiftiBytes file =
        NiftiBytes.counting(2, 2, 2)
            .qform(0, 0, 0, new double[] {0, 0, 0}, 1, 1, 1, 1)
            .sform(new double[][] {{-3, 0, 0, 5}, {0, -3, 0, 6}, {0, 0, 3, 7}});
    NiftiVolume volume = read(file.bytes());
    assertEquals(3, volume.stack().columnSpacing(), 1e-6);
    assertVector(-5, -6, 7, volume.stack().origin());
  }

  @Test
  void anUnusableSformLeavesTheQformAndARemark() throws IOException {
    NiftiBytes file =
        NiftiBytes.counting(2, 2, 2)
            .qform(0, 0, 0, new double[] {0, 0, 0}, 1, 2, 2, 2)
            .sform(new double[3][4]);
    NiftiVolume volume = read(file.bytes());
    assertEquals(2, volume.stack().columnSpacing(), 1e-6);
    assertTrue(volume.remarks().get(0).contains("sform"), volume.remarks().toString());
  }

  @Test
  void aFileWithoutOrientationSaysSo() throws IOException {
    NiftiVolume volume = read(NiftiBytes.counting(2, 2, 2).bytes());
    assertTrue(volume.remarks().get(0).contains("orientation"), volume.remarks().toString());
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 2", "1, 0.002, 2", "2, 2, 2", "3, 2000, 2"})
  void unitsOfLengthAreBroughtToMm(byte units, double stored, double mm) throws IOException {
    NiftiBytes file =
        NiftiBytes.counting(2, 2, 2)
            .with(h -> h.put(123, units))
            .sform(new double[][] {{stored, 0, 0, 0}, {0, stored, 0, 0}, {0, 0, stored, 0}});
    assertEquals(mm, read(file.bytes()).stack().columnSpacing(), 1e-6);
  }

  @Test
  void voxelsThatAreNoNumberBecomeZeroWithARemark() throws IOException {
    NiftiBytes file = new NiftiBytes(DataType.FLOAT32, 16, ByteOrder.LITTLE_ENDIAN, 2, 2, 1);
    file.values(i -> i == 1 ? Double.NaN : 5).sform(identity());
    NiftiVolume volume = read(file.bytes());
    assertTrue(volume.remarks().get(0).startsWith("1 voxels hold no number"));
    float sum = 0;
    for (float value : volume.slices().get(0).values()) {
      sum += value;
    }
    assertEquals(15, sum);
  }

  static Stream<Arguments> spoiled() {
    return Stream.of(
        spoiled("one infinite voxel", "infinite", floats(Double.POSITIVE_INFINITY)),
        spoiled("a value beyond float", "infinite", floats(3e38).scaled(100, 0)),
        spoiled("4-D", "6 volumes", NiftiBytes.counting(2, 2, 2, 6)),
        spoiled("5-D vectors", "3 volumes", NiftiBytes.counting(2, 2, 2, 1, 3)),
        spoiled("2-D", "2 dimensions", NiftiBytes.counting(2, 2)),
        spoiled("no dimension", "dim[0] is 0", counting(h -> h.putShort(40, (short) 0))),
        spoiled("nine dimensions", "dim[0] is 9", counting(h -> h.putShort(40, (short) 9))),
        spoiled("negative size", "dim[2] is -4", counting(h -> h.putShort(44, (short) -4))),
        spoiled("RGB", "datatype is 128", counting(h -> h.putShort(70, (short) 128))),
        spoiled("complex", "datatype is 32", counting(h -> h.putShort(70, (short) 32))),
        spoiled("odd bitpix", "bitpix is 12", counting(h -> h.putShort(72, (short) 12))),
        spoiled("Analyze", "magic", counting(h -> h.putInt(344, 0))),
        spoiled(
            "a pair's header",
            "pair of files",
            counting(h -> h.put(345, (byte) 'i').put(346, (byte) '1'))),
        spoiled("NIfTI-2", "NIfTI-2", counting(h -> h.putInt(0, 540))),
        spoiled("other header size", "header size 7", counting(h -> h.putInt(0, 7))),
        spoiled("voxels in the header", "vox_offset", counting(h -> h.putFloat(108, 0))),
        spoiled("NaN offset", "vox_offset", counting(h -> h.putFloat(108, Float.NaN))),
        spoiled("far offset", "vox_offset", counting(h -> h.putFloat(108, 1e30f))),
        spoiled("offset behind the end", "truncated", counting(h -> h.putFloat(108, 4096))),
        spoiled("NaN intercept", "scl_inter", NiftiBytes.counting(2, 2, 2).scaled(1, Double.NaN)),
        spoiled("no voxel size", "pixdim", counting(h -> h.putFloat(80, 0))),
        spoiled("NaN voxel size", "pixdim", counting(h -> h.putFloat(80, Float.NaN))),
        spoiled(
            "skewed pixels",
            "degrees",
            NiftiBytes.counting(2, 2, 2)
                .sform(new double[][] {{1, 0.3, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}})),
        spoiled(
            "absurd size",
            "states 32767 x 32767 x 32767 voxels",
            counting(
                h ->
                    h.putShort(42, Short.MAX_VALUE)
                        .putShort(44, Short.MAX_VALUE)
                        .putShort(46, Short.MAX_VALUE))),
        spoiled(
            "a size that the file cannot hold",
            "truncated",
            counting(h -> h.putShort(42, (short) 512).putShort(44, (short) 512))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoiled")
  void spoiledFilesAreRefusedWithTheirReason(String what, String reason, NiftiBytes file)
      throws IOException {
    for (byte[] bytes : List.of(file.bytes(), file.gzip())) {
      NiftiException e = assertThrows(NiftiException.class, () -> read(bytes));
      assertTrue(e.getMessage().contains(reason), e.getMessage());
      assertTrue(e.getMessage().startsWith("volume.nii "), e.getMessage());
    }
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] whole = NiftiBytes.counting(3, 3, 2).bytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(NiftiException.class, () -> read(part), "plain " + length);
      byte[] packed = NiftiBytes.gzip(part);
      assertThrows(NiftiException.class, () -> read(packed), "gzip of " + length);
    }
    byte[] packed = NiftiBytes.counting(3, 3, 2).gzip();
    // Less than the checksum, the size and the end of the packed data.
    for (int length = 0; length < packed.length - 12; length++) {
      byte[] part = Arrays.copyOf(packed, length);
      assertThrows(NiftiException.class, () -> read(part), "cut gzip " + length);
    }
  }

  @Test
  void aGzipFileWhoseChecksumDoesNotFitIsRefused() throws IOException {
    byte[] packed = NiftiBytes.counting(3, 3, 2).gzip();
    packed[packed.length - 8] ^= 1;
    NiftiException e = assertThrows(NiftiException.class, () -> read(packed));
    assertTrue(e.getMessage().contains("is a damaged gzip file"), e.getMessage());
    byte[] cut = Arrays.copyOf(packed, packed.length - 4);
    assertThrows(NiftiException.class, () -> read(cut));
  }

  @Test
  void aGzipBombIsUnpackedNoFurtherThanItsHeaderStates() throws IOException {
    byte[] start = NiftiBytes.counting(2, 2, 2).bytes();
    byte[] bomb = NiftiBytes.gzip(Arrays.copyOf(start, 64 << 20));
    assertEquals(2, read(bomb).slices().size());
    byte[] small = NiftiBytes.gzip(Arrays.copyOf(header512(), 4 << 20));
    assertTrue(assertThrows(NiftiException.class, () -> read(small)).getMessage().contains("trun"));
  }

  @Test
  void randomDamageNeverFailsOtherwise() throws IOException {
    Random random = new Random(9);
    byte[] whole = NiftiBytes.counting(4, 4, 4).sform(identity()).bytes();
    for (int run = 0; run < 5000; run++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        damaged[random.nextInt(352)] = (byte) random.nextInt();
      }
      try {
        read(damaged);
      } catch (NiftiException expected) {
        assertTrue(expected.getMessage().length() > 10);
      }
    }
  }

  private static byte[] header512() {
    return counting(
            h -> h.putShort(42, (short) 512).putShort(44, (short) 512).putShort(46, (short) 512))
        .bytes();
  }

  private static Arguments spoiled(String what, String reason, NiftiBytes file) {
    return Arguments.of(what, reason, file);
  }

  private static NiftiBytes counting(Consumer<ByteBuffer> change) {
    return NiftiBytes.counting(2, 2, 2).with(change);
  }

  private static NiftiBytes floats(double value) {
    return new NiftiBytes(DataType.FLOAT32, 16, ByteOrder.LITTLE_ENDIAN, 2, 1, 1)
        .values(i -> value);
  }

  private static double[][] identity() {
    return new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}};
  }

  /** Axes exchanged and flipped, turned about a random axis by up to {@code angle}, scaled. */
  static double[][] randomMatrix(Random random, double angle) {
    double[] axis = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
    double length = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
    double turn = random.nextDouble() * angle;
    double c = Math.cos(turn);
    double s = Math.sin(turn);
    double x = axis[0] / length;
    double y = axis[1] / length;
    double z = axis[2] / length;
    double[][] rotation = {
      {c + x * x * (1 - c), x * y * (1 - c) - z * s, x * z * (1 - c) + y * s},
      {y * x * (1 - c) + z * s, c + y * y * (1 - c), y * z * (1 - c) - x * s},
      {z * x * (1 - c) - y * s, z * y * (1 - c) + x * s, c + z * z * (1 - c)}
    };
    Integer[] order = {0, 1, 2};
    Collections.shuffle(Arrays.asList(order), random);
    double[][] matrix = new double[3][4];
    for (int column = 0; column < 3; column++) {
      double size = (random.nextBoolean() ? 1 : -1) * (0.5 + 4 * random.nextDouble());
      for (int row = 0; row < 3; row++) {
        matrix[row][column] = (float) (rotation[row][order[column]] * size);
        matrix[row][3] = (float) (200 * random.nextDouble() - 100);
      }
    }
    return matrix;
  }

  private static double world(double[] row, int i, int j, int k) {
    return row[0] * i + row[1] * j + row[2] * k + row[3];
  }

  private static void assertVector(double x, double y, double z, Vector3 actual) {
    assertEquals(x, actual.x(), 1e-5);
    assertEquals(y, actual.y(), 1e-5);
    assertEquals(z, actual.z(), 1e-5);
  }

  private NiftiVolume read(byte[] bytes) throws IOException {
    Path file = folder.resolve("volume.nii");
    Files.write(file, bytes);
    return NiftiReader.read(file);
  }
}
