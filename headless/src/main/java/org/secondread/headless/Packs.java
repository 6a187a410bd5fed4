package org.secondread.headless;

import java.io.IOException;
import java.nio.file.Path;
import org.secondread.LesionType;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackException;

/** Finds and loads model packs. */
final class Packs {
  private Packs() {}

  /** The pack for hemorrhages that comes with the program. */
  static Path included() {
    return included(LesionType.ICH);
  }

  static Path included(LesionType type) {
    Path home = Path.of(System.getProperty("secondread.home", ""));
    return home.resolve("model-packs").resolve(type.id());
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
