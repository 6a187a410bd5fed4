package org.secondread.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.LesionType;
import org.secondread.prepare.LesionFloor;
import org.secondread.testing.TestPack;

class ModelPackTest {
  private static final byte[] CLASSIFIER = "a classifier".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SEGMENTER = "a segmenter".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @BeforeEach
  void writePack() throws IOException {
    Files.write(folder.resolve("classifier.onnx"), CLASSIFIER);
    Files.write(folder.resolve("segmenter.onnx"), SEGMENTER);
    PackWriter.write(folder, TestPack.manifest());
  }

  @Test
  void a_written_folder_is_loaded_as_it_was() throws IOException {
    ModelPack pack = ModelPack.load(folder);
    assertEquals(TestPack.manifest(), pack.manifest().withFiles(Map.of()));
    assertEquals(
        "58e3a154a6f29501d005c052e1ff856dac8e3ed744c7afb27365b33be6e1d449",
        pack.manifest().files().get("classifier.onnx"));
    assertArrayEquals(CLASSIFIER, pack.classifier());
    assertArrayEquals(SEGMENTER, pack.segmenter());
    assertFalse(Files.exists(folder.resolve("pack.json.part")));
  }

  @Test
  void a_brain_percentile_survives_writing_and_reading() throws IOException {
    PackManifest manifest =
        withIntensity("\"brainPercentile\": {\"percentile\": 60, \"level\": 0.25}");
    assertEquals(new BrainPercentile(60, 0.25, Optional.empty()), manifest.intensity());
    assertEquals(manifest, ManifestJson.read(ManifestJson.write(manifest)));
  }

  @Test
  void a_lesion_floor_survives_writing_and_reading() throws IOException {
    PackManifest manifest =
        withIntensity(
            "\"brainPercentile\": {\"percentile\": 50, \"level\": 0.2, \"lesionFloor\": 1.3}");
    assertEquals(Optional.of(new LesionFloor(1.3)), manifest.intensity().lesionFloor());
    assertEquals(manifest, ManifestJson.read(ManifestJson.write(manifest)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "2.5", "1e400", "\"1.3\"", "null", "true", "[1.3]", "{}"})
  void a_lesion_floor_that_is_none_is_named(String floor) {
    PackException e =
        assertThrows(
            PackException.class,
            () ->
                withIntensity(
                    "\"brainPercentile\": {\"percentile\": 50, \"level\": 0.2, \"lesionFloor\": "
                        + floor
                        + "}"));
    assertTrue(e.getMessage().contains("lesionFloor"), e.getMessage());
  }

  @Test
  void a_lesion_floor_beside_a_window_is_refused_for_it_would_do_nothing() {
    PackException e =
        assertThrows(
            PackException.class,
            () ->
                withIntensity("\"window\": {\"level\": 40, \"width\": 80, \"lesionFloor\": 1.3}"));
    assertTrue(e.getMessage().contains("'intensity.window.lesionFloor'"), e.getMessage());
    assertTrue(e.getMessage().contains("expected it in 'brainPercentile'"), e.getMessage());
  }

  @Test
  void a_lesion_floor_on_ct_is_refused() throws IOException {
    String json =
        new String(ManifestJson.write(TestPack.manifest()), StandardCharsets.UTF_8)
            .replaceAll(
                "\"window\" : \\{[^}]*}",
                "\"brainPercentile\": {\"percentile\": 50, \"level\": 0.2, \"lesionFloor\": 1.3}");
    PackException e =
        assertThrows(
            PackException.class, () -> ManifestJson.read(json.getBytes(StandardCharsets.UTF_8)));
    assertTrue(e.getMessage().contains("lesionFloor with modality CT"), e.getMessage());
  }

  private static PackManifest withIntensity(String intensity) throws IOException {
    String json =
        new String(ManifestJson.write(TestPack.infarctManifest()), StandardCharsets.UTF_8)
            .replaceAll("\"brainPercentile\" : \\{[^}]*}", intensity);
    return ManifestJson.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "my-pack/"})
  void a_zip_is_loaded_with_its_files_at_the_top_or_in_one_folder(String prefix)
      throws IOException {
    ModelPack pack = ModelPack.load(zipOf(prefix));
    assertArrayEquals(CLASSIFIER, pack.classifier());
    assertArrayEquals(SEGMENTER, pack.segmenter());
  }

  @Test
  void a_missing_pack_is_named() {
    assertFails(folder.resolve("nowhere"), "nowhere", "does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pack.json", "classifier.onnx", "segmenter.onnx"})
  void a_missing_file_is_named(String file) throws IOException {
    Files.delete(folder.resolve(file));
    assertFails(folder, "lacks " + file);
  }

  @Test
  void a_writer_without_models_says_which_is_missing() throws IOException {
    Files.delete(folder.resolve("segmenter.onnx"));
    PackException e =
        assertThrows(PackException.class, () -> PackWriter.write(folder, TestPack.manifest()));
    assertTrue(e.getMessage().contains("lacks segmenter.onnx"), e.getMessage());
  }

  @Test
  void a_wrong_checksum_is_shown_with_the_expected_one() throws IOException {
    String expected = ModelPack.load(folder).manifest().files().get("classifier.onnx");
    Files.write(folder.resolve("classifier.onnx"), "exchanged".getBytes(StandardCharsets.UTF_8));
    assertFails(folder, "classifier.onnx has SHA-256", "expected " + expected);
  }

  @Test
  void a_syntax_error_is_placed() throws IOException {
    json("{\n  \"formatVersion\": 1,\n  \"name\" \"x\"\n}");
    assertFails(folder, "pack.json is not JSON", "line 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{} {}", "{\"a\": 1, \"a\": 2}", "{\"formatVersion\":"})
  void json_that_is_no_manifest_is_refused(String json) throws IOException {
    json(json);
    assertFails(folder, "pack.json");
  }

  @Test
  void an_unknown_format_version_is_refused_before_anything_else() throws IOException {
    json("{\"formatVersion\": 2}");
    assertFails(folder, "formatVersion 2, expected 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "formatVersion",
        "name",
        "version",
        "lesionType",
        "modality",
        "intensity",
        "inputSize",
        "effectiveSize",
        "inputChannels",
        "camStride",
        "scales",
        "gate",
        "thresholds",
        "probability",
        "crf",
        "iterations",
        "bilateralSxy",
        "unaryCentre",
        "requireCrfSupport",
        "files",
        "segmenter.onnx",
        "trainingData",
        "intendedUse",
        "author"
      })
  void a_missing_field_is_named(String field) throws IOException {
    edit("\"" + field + "\"", "\"x-" + field + "\"");
    assertFails(folder, field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"iterations\" : 3 | \"iterations\" : 1000000000 | CRF iterations 1000000000",
        "\"author\" : \" | \"author\" : \"\\u001b[31m | author holds control characters",
        "\"gate\" : 0.5 | \"gate\" : 1.5 | gate 1.5, expected 0..1",
        "\"gate\" : 0.5 | \"gate\" : \"0.5\" | 'gate' is \"0.5\", expected a number",
        "\"gate\" : 0.5 | \"gate\" : null | 'gate' is missing",
        "\"cam\" : 0.7 | \"cam\" : 0 | threshold cam 0.0",
        "\"level\" : 40.0 | \"level\" : true | 'intensity.window.level' is true",
        "\"width\" : 80.0 | \"width\" : -80 | window width -80.0, expected above 0",
        "\"window\" | \"curve\" | neither of 'window' and 'brainPercentile'",
        "\"iterations\" : 3 | \"iterations\" : 0 | iterations 0",
        "\"iterations\" : 3 | \"iterations\" : 2.5 | 'crf.iterations' is 2.5",
        "\"intensityLow\" : 0.15 | \"intensityLow\" : 0.95 | intensityLow 0.95",
        "\"lesionType\" : \"ich\" | \"lesionType\" : \"tumour\" | Unknown lesion type 'tumour'",
        "\"camStride\" : 16 | \"camStride\" : 0 | camStride 0",
        "\"inputSize\" : 256 | \"inputSize\" : 100000000 | inputSize 100000000",
        "\"effectiveSize\" : 160 | \"effectiveSize\" : 512 | effectiveSize 512",
        "\"author\" : \"Second Read\" | \"author\" : \" \" | author is empty",
        "1.0, 1.5 | 1.25, 1.5 | lacks 1.0",
        "0.5, 1.0 | 0.0, 1.0 | scales holds 0.0",
        "0.5, 1.0 | 1.0, 1.0 | twice",
        "\"requireCrfSupport\" : true | \"requireCrfSupport\" : 1 | expected true or false",
        "\"classifier.onnx\" : \" | \"../evil.onnx\" : \" | plain file name",
        "\"segmenter.onnx\" : \" | \"segmenter.onnx\" : \"zz | 64 lower-case hexadecimal",
      })
  void a_wrong_value_is_shown_with_what_was_expected(String found, String changed, String message)
      throws IOException {
    edit(found, changed);
    assertFails(folder, message);
  }

  @Test
  void a_pack_for_another_lesion_is_refused() throws IOException {
    ModelPack pack = ModelPack.load(folder);
    assertSame(pack, pack.requireLesionType(LesionType.ICH));
    PackException e =
        assertThrows(PackException.class, () -> pack.requireLesionType(LesionType.ACI));
    assertTrue(e.getMessage().contains("lesion type ich, expected aci"), e.getMessage());
  }

  @Test
  void a_zip_cut_at_any_byte_is_refused_and_never_half_loaded() throws IOException {
    Path zip = zipOf("");
    byte[] whole = Files.readAllBytes(zip);
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(zip, Arrays.copyOf(whole, length));
      assertFails(zip, "Model pack");
    }
  }

  @Test
  void a_zip_with_a_flipped_bit_is_loaded_right_or_refused() throws IOException {
    Path zip = zipOf("");
    byte[] whole = Files.readAllBytes(zip);
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(zip, damaged);
      try {
        ModelPack pack = ModelPack.load(zip);
        assertArrayEquals(CLASSIFIER, pack.classifier());
        assertEquals(TestPack.manifest(), pack.manifest().withFiles(Map.of()));
      } catch (PackException expected) {
        assertTrue(expected.getMessage().contains(zip.toString()), expected.getMessage());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "/evil", "a/../../evil", "..\\evil", "C:/evil"})
  void a_zip_entry_that_points_out_of_the_zip_is_refused(String name) throws IOException {
    Path zip = folder.resolve("pack.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      put(out, "pack.json", Files.readAllBytes(folder.resolve("pack.json")));
      put(out, name, new byte[1]);
    }
    assertFails(zip, "points out of the zip");
  }

  @Test
  void a_zip_bomb_is_refused() throws IOException {
    Path zip = folder.resolve("pack.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      put(out, "pack.json", Files.readAllBytes(folder.resolve("pack.json")));
      put(out, "segmenter.onnx", SEGMENTER);
      out.putNextEntry(new ZipEntry("classifier.onnx"));
      writeZeros(out, 64 << 20);
      out.closeEntry();
    }
    assertFails(zip, "classifier.onnx unpacks to more than");
  }

  @Test
  void a_zip_with_very_many_entries_is_refused() throws IOException {
    Path zip = folder.resolve("pack.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int i = 0; i < 1000; i++) {
        put(out, "entry" + i, new byte[0]);
      }
    }
    assertFails(zip, "1000 entries");
  }

  @Test
  void a_zip_without_or_with_two_manifests_is_refused() throws IOException {
    Path zip = folder.resolve("pack.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      put(out, "readme.txt", new byte[1]);
    }
    assertFails(zip, "pack.json 0 times");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      put(out, "a/pack.json", new byte[1]);
      put(out, "b/pack.json", new byte[1]);
    }
    assertFails(zip, "pack.json 2 times");
  }

  private static void assertFails(Path path, String... parts) {
    PackException e = assertThrows(PackException.class, () -> ModelPack.load(path));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  private void json(String json) throws IOException {
    Files.writeString(folder.resolve("pack.json"), json);
  }

  private void edit(String found, String changed) throws IOException {
    String before = Files.readString(folder.resolve("pack.json"));
    String after = before.replace(found, changed);
    assertFalse(before.equals(after), () -> found + " not in " + before);
    json(after);
  }

  private Path zipOf(String prefix) throws IOException {
    Path zip = folder.resolve("pack.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("pack.json", "classifier.onnx", "segmenter.onnx")) {
        put(out, prefix + name, Files.readAllBytes(folder.resolve(name)));
      }
    }
    return zip;
  }

  private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private static void writeZeros(OutputStream out, int count) throws IOException {
    byte[] zeros = new byte[1 << 16];
    for (int written = 0; written < count; written += zeros.length) {
      out.write(zeros);
    }
  }
}
