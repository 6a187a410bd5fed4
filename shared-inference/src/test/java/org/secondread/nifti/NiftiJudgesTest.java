package org.secondread.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.image.GreyImage;
import org.secondread.testing.Judges;

/** Real and made volumes against nibabel. */
class NiftiJudgesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mr-dwi/isles-0001/sub-strokecase0001_ses-0001_dwi.nii.gz",
        "mr-dwi/isles-0001/sub-strokecase0001_ses-0001_adc.nii.gz",
        "mr-dwi/ads-subject01/Subject01_DWI.nii.gz",
        "mr-dwi/ads-subject01/Subject01_Mask.nii.gz",
        "infarct-masks/bwsrsub-1000_lesion.nii.gz"
      })
  void realVolumesAreReadAsNibabelReadsThem(String name) throws Exception {
    agreesWithNibabel(Judges.sharedData(name));
  }

  @Test
  void turnedAndScaledVolumesAreReadAsNibabelReadsThem() throws Exception {
    Random random = new Random(11);
    for (int run = 0; run < 4; run++) {
      NiftiBytes made =
          NiftiBytes.counting(3 + random.nextInt(4), 4, 5)
              .scaled(0.5 + run, -3)
              .sform(NiftiReaderTest.randomMatrix(random, 0.4));
      Path file = folder.resolve("made.nii");
      Files.write(file, made.bytes());
      agreesWithNibabel(file);
    }
    NiftiBytes turned =
        new NiftiBytes(DataType.UINT16, 512, ByteOrder.BIG_ENDIAN, 3, 4, 5)
            .values(i -> 1000 * i)
            .qform(0.1, 0.05, 0.99, new double[] {10, -20, 30}, -1, 2, 3, 4);
    Path file = folder.resolve("turned.nii.gz");
    Files.write(file, turned.gzip());
    agreesWithNibabel(file);
  }

  private void agreesWithNibabel(Path file) throws Exception {
    Path script = Path.of(getClass().getResource("/judges/read_nifti.py").toURI());
    Path values = folder.resolve("values.raw");
    Judges.Verdict verdict = Judges.python(script, file.toString(), values.toString());
    assertEquals(0, verdict.exit(), verdict.output());
    double[][] lines =
        verdict
            .output()
            .lines()
            .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new);

    NiftiVolume volume = NiftiReader.read(file);
    AxialStack stack = volume.stack();
    assertArrayEquals(
        new double[] {volume.columns(), volume.rows(), volume.slices().size()}, lines[0]);
    assertVector(lines[1], stack.origin());
    assertVector(lines[2], stack.rowDirection().times(stack.columnSpacing()));
    assertVector(lines[3], stack.columnDirection().times(stack.rowSpacing()));
    assertVector(lines[4], stack.sliceStep());
    ByteBuffer expected = ByteBuffer.wrap(Files.readAllBytes(values));
    expected.order(ByteOrder.LITTLE_ENDIAN);
    for (GreyImage slice : volume.slices()) {
      for (float value : slice.values()) {
        // Adding 0 makes -0 a 0.
        assertEquals(expected.getFloat() + 0f, value + 0f);
      }
    }
  }

  private static void assertVector(double[] expected, Vector3 actual) {
    assertArrayEquals(expected, new double[] {actual.x(), actual.y(), actual.z()}, 1e-3);
  }
}
