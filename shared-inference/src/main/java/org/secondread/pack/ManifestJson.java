package org.secondread.pack;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.secondread.LesionType;
import org.secondread.crf.CrfParameters;
import org.secondread.crf.CrfSettings;
import org.secondread.prepare.LesionFloor;

/**
 * Reads and writes pack.json. Every field but {@code lesionFloor} is required; fields it does not
 * know are ignored.
 */
final class ManifestJson {
  private static final String LESION_FLOOR = "lesionFloor";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ManifestJson() {}

  /**
   * @throws PackException naming the place of a syntax error, or the field that is missing or wrong
   */
  static PackManifest read(byte[] json) throws PackException {
    JsonNode tree = parse(json);
    if (!tree.isObject()) {
      throw new PackException("pack.json holds no JSON object, expected { ... }");
    }
    Fields root = new Fields("", tree);
    try {
      return manifest(root);
    } catch (IllegalArgumentException e) {
      throw new PackException("pack.json: " + e.getMessage(), e);
    }
  }

  private static JsonNode parse(byte[] json) throws PackException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      String where =
          place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
      throw new PackException("pack.json is not JSON" + where + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new PackException("pack.json is not JSON: " + e.getMessage(), e);
    }
  }

  private static PackManifest manifest(Fields root) {
    int formatVersion = root.integer("formatVersion");
    if (formatVersion != PackManifest.FORMAT_VERSION) {
      // Another version may have other fields, so nothing else is looked at.
      throw new IllegalArgumentException(
          "formatVersion "
              + formatVersion
              + ", expected "
              + PackManifest.FORMAT_VERSION
              + "; this pack was made for another version of the product");
    }
    Fields thresholds = root.object("thresholds");
    return new PackManifest(
        formatVersion,
        root.text("name"),
        root.text("version"),
        LesionType.ofId(root.text("lesionType")),
        root.text("modality"),
        intensity(root.object("intensity")),
        root.integer("inputSize"),
        root.integer("effectiveSize"),
        root.integer("inputChannels"),
        root.integer("camStride"),
        root.numbers("scales"),
        root.number("gate"),
        new Thresholds(thresholds.number("cam"), thresholds.number("probability")),
        crf(root.object("crf")),
        root.flag("requireCrfSupport"),
        root.object("files").texts(),
        root.text("trainingData"),
        root.text("intendedUse"),
        root.text("author"));
  }

  private static Intensity intensity(Fields intensity) {
    if (intensity.has("window") == intensity.has("brainPercentile")) {
      throw new IllegalArgumentException(
          "field 'intensity' has "
              + (intensity.has("window") ? "both" : "neither")
              + " of 'window' and 'brainPercentile', expected one");
    }
    if (intensity.has("window")) {
      Fields window = intensity.object("window");
      if (window.has(LESION_FLOOR)) {
        throw new IllegalArgumentException(
            "field 'intensity.window.lesionFloor' is set, expected it in 'brainPercentile' alone:"
                + " it is a floor for diffusion weighted MR");
      }
      return new Window(window.number("level"), window.number("width"));
    }
    Fields brain = intensity.object("brainPercentile");
    return new BrainPercentile(
        brain.number("percentile"),
        brain.number("level"),
        brain.has(LESION_FLOOR)
            ? Optional.of(new LesionFloor(brain.number(LESION_FLOOR)))
            : Optional.empty());
  }

  private static CrfSettings crf(Fields crf) {
    return new CrfSettings(
        new CrfParameters(
            crf.integer("iterations"),
            crf.number("gaussianSxy"),
            crf.number("gaussianCompat"),
            crf.number("bilateralSxy"),
            crf.number("bilateralSrgb"),
            crf.number("bilateralCompat")),
        crf.number("unarySlope"),
        crf.number("unaryCentre"),
        crf.number("intensityLow"),
        crf.number("intensityHigh"));
  }

  static byte[] write(PackManifest manifest) {
    ObjectNode root = JSON.createObjectNode();
    root.put("formatVersion", manifest.formatVersion());
    root.put("name", manifest.name());
    root.put("version", manifest.version());
    root.put("lesionType", manifest.lesionType().id());
    root.put("modality", manifest.modality());
    writeIntensity(root.putObject("intensity"), manifest.intensity());
    root.put("inputSize", manifest.inputSize());
    root.put("effectiveSize", manifest.effectiveSize());
    root.put("inputChannels", manifest.inputChannels());
    root.put("camStride", manifest.camStride());
    ArrayNode scales = root.putArray("scales");
    manifest.scales().forEach(scales::add);
    root.put("gate", manifest.gate());
    root.putObject("thresholds")
        .put("cam", manifest.thresholds().cam())
        .put("probability", manifest.thresholds().probability());
    writeCrf(root.putObject("crf"), manifest.crf());
    root.put("requireCrfSupport", manifest.requireCrfSupport());
    ObjectNode files = root.putObject("files");
    manifest.files().forEach(files::put);
    root.put("trainingData", manifest.trainingData());
    root.put("intendedUse", manifest.intendedUse());
    root.put("author", manifest.author());
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void writeIntensity(ObjectNode node, Intensity intensity) {
    if (intensity instanceof Window window) {
      node.putObject("window").put("level", window.level()).put("width", window.width());
    } else if (intensity instanceof BrainPercentile brain) {
      ObjectNode percentile = node.putObject("brainPercentile");
      percentile.put("percentile", brain.percentile()).put("level", brain.level());
      brain.lesionFloor().ifPresent(floor -> percentile.put(LESION_FLOOR, floor.timesBrain()));
    }
  }

  private static void writeCrf(ObjectNode node, CrfSettings crf) {
    CrfParameters parameters = crf.parameters();
    node.put("iterations", parameters.iterations());
    node.put("gaussianSxy", parameters.gaussianSxy());
    node.put("gaussianCompat", parameters.gaussianCompat());
    node.put("bilateralSxy", parameters.bilateralSxy());
    node.put("bilateralSrgb", parameters.bilateralSrgb());
    node.put("bilateralCompat", parameters.bilateralCompat());
    node.put("unarySlope", crf.unarySlope());
    node.put("unaryCentre", crf.unaryCentre());
    node.put("intensityLow", crf.intensityLow());
    node.put("intensityHigh", crf.intensityHigh());
  }

  /** The fields of one JSON object, with its path for messages. */
  private record Fields(String path, JsonNode node) {

    boolean has(String field) {
      return node.has(field);
    }

    Fields object(String field) {
      JsonNode value = value(field);
      if (!value.isObject()) {
        throw wrong(field, value, "an object");
      }
      return new Fields(path + field + ".", value);
    }

    String text(String field) {
      JsonNode value = value(field);
      if (!value.isTextual()) {
        throw wrong(field, value, "a text");
      }
      return value.textValue();
    }

    int integer(String field) {
      JsonNode value = value(field);
      if (!value.isIntegralNumber() || !value.canConvertToInt()) {
        throw wrong(field, value, "a whole number");
      }
      return value.intValue();
    }

    double number(String field) {
      JsonNode value = value(field);
      if (!value.isNumber()) {
        throw wrong(field, value, "a number");
      }
      return value.doubleValue();
    }

    boolean flag(String field) {
      JsonNode value = value(field);
      if (!value.isBoolean()) {
        throw wrong(field, value, "true or false");
      }
      return value.booleanValue();
    }

    List<Double> numbers(String field) {
      JsonNode value = value(field);
      if (!value.isArray()) {
        throw wrong(field, value, "a list of numbers");
      }
      List<Double> numbers = new ArrayList<>();
      for (JsonNode item : value) {
        if (!item.isNumber()) {
          throw wrong(field, value, "a list of numbers");
        }
        numbers.add(item.doubleValue());
      }
      return numbers;
    }

    Map<String, String> texts() {
      Map<String, String> texts = new TreeMap<>();
      node.fieldNames().forEachRemaining(field -> texts.put(field, text(field)));
      return texts;
    }

    private JsonNode value(String field) {
      JsonNode value = node.get(field);
      if (value == null || value.isNull()) {
        throw new IllegalArgumentException("field '" + path + field + "' is missing");
      }
      return value;
    }

    private IllegalArgumentException wrong(String field, JsonNode value, String expected) {
      String found = value.toString();
      String shown = found.length() > 60 ? found.substring(0, 60) + "..." : found;
      return new IllegalArgumentException(
          "field '" + path + field + "' is " + shown + ", expected " + expected);
    }
  }
}
