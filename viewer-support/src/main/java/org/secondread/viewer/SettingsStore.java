package org.secondread.viewer;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.secondread.LesionType;
import org.secondread.files.WholeFile;
import org.secondread.runtime.DeviceRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the settings in a properties file; with a damaged value all of the standard ones hold. */
public final class SettingsStore {
  private static final Logger LOGGER = LoggerFactory.getLogger(SettingsStore.class);

  private final Path file;
  private final Settings standard;
  private Settings settings;

  public SettingsStore(Path file, Settings standard) {
    this.file = file;
    this.standard = standard;
  }

  /** The settings of this moment; read from disk on first use. */
  public synchronized Settings get() {
    if (settings == null) {
      settings = load();
    }
    return settings;
  }

  public Settings standard() {
    return standard;
  }

  /**
   * Keeps the settings; the file appears whole or stays as it was.
   *
   * @throws IOException when the file cannot be written
   */
  public synchronized void set(Settings changed) throws IOException {
    Properties values = new Properties();
    values.setProperty("device", changed.device().id());
    values.setProperty("threads", Integer.toString(changed.threads()));
    values.setProperty("save.report", Boolean.toString(changed.saveReport()));
    values.setProperty("save.summary", Boolean.toString(changed.saveSummary()));
    values.setProperty("logs.private", Boolean.toString(changed.privateLogs()));
    for (LesionType type : LesionType.values()) {
      values.setProperty(type.id() + ".threshold", Double.toString(changed.threshold(type)));
      changed.pack(type).ifPresent(pack -> values.setProperty(type.id() + ".pack", pack));
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    WholeFile.write(file, out -> values.store(out, null));
    settings = changed;
  }

  private Settings load() {
    Properties values = new Properties();
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
        values.load(in);
      } catch (IOException | IllegalArgumentException e) {
        LOGGER.warn("The settings cannot be read; the standard ones hold", e);
        return standard;
      }
    }
    try {
      return parse(values);
    } catch (IllegalArgumentException e) {
      LOGGER.warn("The settings are damaged ({}); the standard ones hold", e.getMessage());
      return standard;
    }
  }

  private Settings parse(Properties values) {
    Map<LesionType, String> packs = new EnumMap<>(LesionType.class);
    Map<LesionType, Double> thresholds = new EnumMap<>(LesionType.class);
    for (LesionType type : LesionType.values()) {
      String pack = values.getProperty(type.id() + ".pack");
      if (pack != null) {
        packs.put(type, pack);
      }
      String threshold = values.getProperty(type.id() + ".threshold");
      thresholds.put(
          type, threshold == null ? standard.threshold(type) : Double.parseDouble(threshold));
    }
    return new Settings(
        DeviceRequest.ofId(values.getProperty("device", standard.device().id())),
        Integer.parseInt(values.getProperty("threads", Integer.toString(standard.threads()))),
        packs,
        thresholds,
        flag(values, "save.report", standard.saveReport()),
        flag(values, "save.summary", standard.saveSummary()),
        flag(values, "logs.private", standard.privateLogs()));
  }

  /** A damaged value must not switch privacy off. */
  private static boolean flag(Properties values, String key, boolean standard) {
    String value = values.getProperty(key, Boolean.toString(standard)).strip();
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(key + " '" + value + "', expected true or false");
    };
  }
}
