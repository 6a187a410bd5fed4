package org.secondread.training.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.Tensor;
import org.secondread.training.curve.Curve;

/** Keeps a learner's weights, optimizer state and curve in one file, which appears whole. */
public final class Checkpoint {
  private static final String CURVE = "curve";
  private static final String OPTIMIZER = "optimizer";

  private Checkpoint() {}

  public static void save(Path file, Learner<?> learner, Curve curve) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (PointerScope scope = new PointerScope()) {
      OutputArchive archive = new OutputArchive();
      for (Map.Entry<String, Tensor> entry : learner.net().tensors().entrySet()) {
        archive.write(key(entry.getKey()), entry.getValue().detach());
      }
      OutputArchive optimizer = new OutputArchive(archive.compilation_unit());
      learner.optimizer().save(optimizer);
      archive.write(OPTIMIZER, optimizer);
      float[] rows = curve.flat();
      archive.write(CURVE, Tensors.of(rows, curve.points().size(), Curve.COLUMNS));
      archive.save_to(part.toString());
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Brings a learner back to where it was saved.
   *
   * @return its curve up to then
   * @throws IOException when the file was made by another network or is damaged
   */
  public static Curve load(Path file, Learner<?> learner) throws IOException {
    try (PointerScope scope = new PointerScope();
        AutoGradMode noGradient = new AutoGradMode(false)) {
      InputArchive archive = new InputArchive();
      archive.load_from(file.toString());
      for (Map.Entry<String, Tensor> entry : learner.net().tensors().entrySet()) {
        Tensor stored = new Tensor();
        archive.read(key(entry.getKey()), stored);
        if (!Arrays.equals(Tensors.shape(stored), Tensors.shape(entry.getValue()))) {
          throw new IOException(
              file + " was made by a network of another size; train with the same options");
        }
        entry.getValue().copy_(stored);
      }
      InputArchive optimizer = new InputArchive();
      archive.read(OPTIMIZER, optimizer);
      learner.optimizer().load(optimizer);
      Tensor curve = new Tensor();
      archive.read(CURVE, curve);
      return Curve.ofFlat(Tensors.values(curve));
    } catch (RuntimeException e) {
      throw new IOException(
          "Cannot resume from " + file + "; train with the same options or remove it", e);
    }
  }

  // Torch takes dots in names for submodules.
  private static String key(String name) {
    return name.replace('.', '/');
  }
}
