package org.secondread.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.secondread.LesionType;

/**
 * A verified model pack: its manifest and the two networks whose checksums the manifest states.
 * What {@code classifier} and {@code segmenter} hold is exactly what was verified.
 */
public final class ModelPack {
  private static final long MOST_JSON_BYTES = 1 << 20;
  private static final long MOST_MODEL_BYTES = 1L << 30;

  private final String source;
  private final PackManifest manifest;
  private final byte[] classifier;
  private final byte[] segmenter;

  private ModelPack(String source, PackManifest manifest, byte[] classifier, byte[] segmenter) {
    this.source = source;
    this.manifest = manifest;
    this.classifier = classifier;
    this.segmenter = segmenter;
  }

  /**
   * Loads a pack and verifies its checksums.
   *
   * @param path a folder or zip file with pack.json, classifier.onnx and segmenter.onnx
   * @throws PackException when the pack is missing, damaged or not what its manifest says
   * @throws IOException when it cannot be read
   */
  public static ModelPack load(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return load(path, new PackFolder(path));
    }
    if (!Files.exists(path)) {
      throw new PackException(
          "Model pack " + path + " does not exist; expected a folder or zip file with pack.json");
    }
    try (PackZip zip = PackZip.open(path)) {
      return load(path, zip);
    }
  }

  private static ModelPack load(Path path, PackFiles files) throws IOException {
    PackManifest manifest = manifest(path, files.read(PackManifest.FILE, MOST_JSON_BYTES));
    byte[] classifier = null;
    byte[] segmenter = null;
    for (Map.Entry<String, String> file : manifest.files().entrySet()) {
      byte[] bytes = files.read(file.getKey(), MOST_MODEL_BYTES);
      verify(path, file.getKey(), file.getValue(), bytes);
      if (file.getKey().equals(PackManifest.CLASSIFIER)) {
        classifier = bytes;
      } else if (file.getKey().equals(PackManifest.SEGMENTER)) {
        segmenter = bytes;
      }
    }
    return new ModelPack(
        path.toString(),
        manifest,
        stated(path, PackManifest.CLASSIFIER, classifier),
        stated(path, PackManifest.SEGMENTER, segmenter));
  }

  private static PackManifest manifest(Path path, byte[] json) throws PackException {
    try {
      return ManifestJson.read(json);
    } catch (PackException e) {
      throw new PackException("Model pack " + path + ": " + e.getMessage(), e);
    }
  }

  private static void verify(Path path, String name, String expected, byte[] bytes)
      throws PackException {
    String found = Sha256.of(bytes);
    if (!found.equals(expected)) {
      throw new PackException(
          "Model pack "
              + path
              + ": "
              + name
              + " has SHA-256 "
              + found
              + ", expected "
              + expected
              + "; the file is damaged or was exchanged, so install the pack again");
    }
  }

  private static byte[] stated(Path path, String name, byte[] bytes) throws PackException {
    if (bytes == null) {
      throw new PackException(
          "Model pack " + path + ": pack.json: field 'files." + name + "' is missing");
    }
    return bytes;
  }

  /**
   * @return this pack
   * @throws PackException when the pack outlines another lesion
   */
  public ModelPack requireLesionType(LesionType expected) throws PackException {
    if (manifest.lesionType() != expected) {
      throw new PackException(
          "Model pack "
              + source
              + " is for lesion type "
              + manifest.lesionType().id()
              + ", expected "
              + expected.id());
    }
    return this;
  }

  /** Where the pack was loaded from. */
  public String source() {
    return source;
  }

  public PackManifest manifest() {
    return manifest;
  }

  /** The bytes of classifier.onnx; shared, not to be changed. */
  public byte[] classifier() {
    return classifier;
  }

  /** The bytes of segmenter.onnx; shared, not to be changed. */
  public byte[] segmenter() {
    return segmenter;
  }
}
