package org.secondread.headless;

import java.io.IOException;
import java.nio.file.Path;
import org.secondread.LesionType;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackException;

/** Finds and loads model packs. */
final class Packs {
  private Packs() {}

  /** Where the pack for a lesion lies that comes with the program. */
  static Path included(LesionType type) {
    Path home = Path.of(System.getProperty("secondread.home", ""));
    return home.resolve("model-packs").resolve(type.id());
  }

  /**
   * @param path null for the included pack
   * @throws PackException when the pack cannot be used for the lesion, or not be read
   */
  static ModelPack load(LesionType type, Path path) throws PackException {
    return load(path == null ? included(type) : path).requireLesionType(type);
  }

  /**
   * @throws PackException when the pack cannot be used, or not be read
   */
  static ModelPack load(Path path) throws PackException {
    try {
      return ModelPack.load(path);
    } catch (PackException e) {
      throw e;
    } catch (IOException e) {
      throw new PackException("Model pack " + path + " cannot be read: " + e.getMessage(), e);
    }
  }
}
