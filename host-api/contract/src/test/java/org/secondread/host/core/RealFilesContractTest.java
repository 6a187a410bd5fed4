package org.secondread.host.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of many makers, compared value by value with pydicom. */
class RealFilesContractTest {

  /** Cut off within an element, where pydicom gives what came before. */
  private static final Set<String> TRUNCATED = Set.of("MR_truncated.dcm", "rtplan_truncated.dcm");

  /** Meta information without a transfer syntax: readers guess differently. */
  private static final Set<String> GUESSED = Set.of("meta_missing_tsyntax.dcm");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"dicom-odd", "ct-series", "seg", "mr-dwi"})
  void every_file_is_read_or_refused_with_an_input_error(String data) throws Exception {
    int read = 0;
    for (Path file : Outside.sharedFiles(data)) {
      try (DicomInputStream in = new DicomInputStream(file.toFile())) {
        read += in.readDataset().isEmpty() ? 0 : 1;
      } catch (IOException refused) {
        assertTrue(refused.getMessage() == null || !refused.getMessage().isEmpty());
      }
    }
    assertTrue(read > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dicom-odd", "ct-series", "seg"})
  void every_value_is_the_one_that_pydicom_reads(String data) throws Exception {
    List<Path> files = Outside.sharedFiles(data);
    Map<String, List<String>> judged = judge(files);
    int compared = 0;
    for (Path file : files) {
      List<String> expected = judged.get(file.toString());
      String name = file.getFileName().toString();
      boolean refused = expected.stream().anyMatch(line -> line.startsWith("REFUSED"));
      if (!refused && !TRUNCATED.contains(name) && !GUESSED.contains(name)) {
        assertEquals(expected, ours(file), name);
        compared++;
      }
    }
    assertTrue(compared > 0);
  }

  @Test
  void a_file_written_again_keeps_every_value() throws Exception {
    for (Path file : Outside.sharedFiles("dicom-odd")) {
      Attributes first;
      try (DicomInputStream in = new DicomInputStream(file.toFile())) {
        first = in.readDataset();
      } catch (IOException refused) {
        continue;
      }
      List<String> expected = ValueLines.of(first);
      byte[] bytes = Encodings.bare(first, UID.ExplicitVRLittleEndian);
      Attributes second = Encodings.read(bytes, UID.ExplicitVRLittleEndian);
      assertEquals(expected, ValueLines.of(second), file.getFileName().toString());
    }
  }

  private static List<String> ours(Path file) throws IOException {
    try (DicomInputStream in = new DicomInputStream(file.toFile())) {
      return ValueLines.of(in.readDataset());
    }
  }

  private Map<String, List<String>> judge(List<Path> files) throws Exception {
    List<String> names = files.stream().map(Path::toString).toList();
    Map<String, List<String>> judged = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : Outside.python(folder, "pydicom_values.py", names)) {
      if (line.startsWith("FILE ")) {
        current = new ArrayList<>();
        judged.put(line.substring(5), current);
      } else {
        current.add(line);
      }
    }
    judged.values().forEach(lines -> lines.sort(null));
    return judged;
  }
}
