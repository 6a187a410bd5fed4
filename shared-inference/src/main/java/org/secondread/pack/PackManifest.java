package org.secondread.pack;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.secondread.LesionType;
import org.secondread.crf.CrfSettings;

/**
 * What pack.json says about a model pack.
 *
 * @param formatVersion version of this format, {@value #FORMAT_VERSION}
 * @param name short name of the pack
 * @param version version of the pack, as its author counts
 * @param lesionType the lesion it outlines
 * @param modality value of Modality (0008,0060) it was trained on
 * @param intensity how modality values become 0..1
 * @param inputSize side of the networks' square input, pixels
 * @param effectiveSize resolution every slice is brought down to before {@code inputSize}, pixels
 * @param inputChannels channels of the networks' input; the grey image is repeated in each
 * @param camStride input pixels per CAM cell
 * @param scales rates of the multi-scale CAM, with 1.0 among them
 * @param gate least lesion probability, 0..1, of a slice that is outlined
 * @param thresholds cuts of CAM and probability
 * @param crf CRF settings
 * @param requireCrfSupport whether lesions that no CRF mask touches are dropped
 * @param files SHA-256, lower-case hexadecimal, of each file by name
 * @param trainingData what the models were trained on
 * @param intendedUse what the pack is for and not for
 * @param author who made it
 */
public record PackManifest(
    int formatVersion,
    String name,
    String version,
    LesionType lesionType,
    String modality,
    Intensity intensity,
    int inputSize,
    int effectiveSize,
    int inputChannels,
    int camStride,
    List<Double> scales,
    double gate,
    Thresholds thresholds,
    CrfSettings crf,
    boolean requireCrfSupport,
    Map<String, String> files,
    String trainingData,
    String intendedUse,
    String author) {

  public static final int FORMAT_VERSION = 1;
  public static final String FILE = "pack.json";
  public static final String CLASSIFIER = "classifier.onnx";
  public static final String SEGMENTER = "segmenter.onnx";

  private static final int MAX_SCALES = 16;

  public PackManifest {
    if (formatVersion != FORMAT_VERSION) {
      throw new IllegalArgumentException(
          "formatVersion "
              + formatVersion
              + ", expected "
              + FORMAT_VERSION
              + "; this pack was made for another version of the product");
    }
    text("name", name);
    text("version", version);
    text("modality", modality);
    if (!modality.equals("CT") && !modality.equals("MR")) {
      throw new IllegalArgumentException("modality " + modality + ", expected CT or MR");
    }
    if (intensity.lesionFloor().isPresent() && !modality.equals("MR")) {
      throw new IllegalArgumentException(
          "lesionFloor with modality " + modality + ", expected it for MR alone");
    }
    text("trainingData", trainingData);
    text("intendedUse", intendedUse);
    text("author", author);
    range("inputSize", inputSize, 16, 2048);
    range("effectiveSize", effectiveSize, 16, inputSize);
    range("inputChannels", inputChannels, 1, 16);
    range("camStride", camStride, 1, inputSize);
    if (!(gate >= 0 && gate <= 1)) {
      throw new IllegalArgumentException("gate " + gate + ", expected 0..1");
    }
    scales = List.copyOf(scales);
    checkScales(scales);
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    files.forEach(PackManifest::checkFile);
  }

  /** The same manifest with other files. */
  public PackManifest withFiles(Map<String, String> newFiles) {
    return new PackManifest(
        formatVersion,
        name,
        version,
        lesionType,
        modality,
        intensity,
        inputSize,
        effectiveSize,
        inputChannels,
        camStride,
        scales,
        gate,
        thresholds,
        crf,
        requireCrfSupport,
        newFiles,
        trainingData,
        intendedUse,
        author);
  }

  private static void checkScales(List<Double> scales) {
    if (scales.isEmpty() || scales.size() > MAX_SCALES) {
      throw new IllegalArgumentException(
          "scales has " + scales.size() + " values, expected 1 to " + MAX_SCALES);
    }
    Set<Double> seen = new HashSet<>();
    for (double scale : scales) {
      if (!(scale >= 0.25 && scale <= 4)) {
        throw new IllegalArgumentException("scales holds " + scale + ", expected 0.25..4");
      }
      if (!seen.add(scale)) {
        throw new IllegalArgumentException("scales holds " + scale + " twice, expected once");
      }
    }
    if (!seen.contains(1.0)) {
      throw new IllegalArgumentException(
          "scales " + scales + " lacks 1.0, which the gate and the Origin mask need");
    }
  }

  private static void checkFile(String file, String sha256) {
    if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "files names '" + file + "', expected a plain file name without folders");
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "files gives '"
              + sha256
              + "' for "
              + file
              + ", expected SHA-256 as 64 lower-case hexadecimal digits");
    }
  }

  private static void text(String field, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(field + " is empty, expected a text");
    }
    if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      throw new IllegalArgumentException(field + " holds control characters, expected plain text");
    }
  }

  private static void range(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(field + " " + value + ", expected " + least + ".." + most);
    }
  }
}
