package org.secondread.training.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.Tensor;
import org.secondread.files.WholeFile;
import org.secondread.training.curve.Curve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a learner's weights, optimizer state and curve in one file, which appears whole, and the
 * file before it beside it.
 */
public final class Checkpoint {
  private static final Logger LOGGER = LoggerFactory.getLogger(Checkpoint.class);
  private static final String OPTIMIZER = "optimizer";

  private Checkpoint() {}

  /** Where the checkpoint before the last is kept. */
  public static Path previous(Path file) {
    return file.resolveSibling(file.getFileName() + ".previous");
  }

  public static boolean exists(Path file) {
    return Files.exists(file) || Files.exists(previous(file));
  }

  public static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(previous(file));
  }

  /**
   * Keeps where the learner is now.
   *
   * @throws TrainingDivergedException when a value is not a number; nothing is written then
   * @throws IOException when it cannot be written; the last checkpoint is kept then
   */
  public static void save(Path file, Learner<?> learner, Curve curve, Fingerprint madeFor)
      throws IOException {
    learner.net().requireFinite();
    CheckpointFile content = new CheckpointFile(madeFor, curve, archive(learner));
    try {
      if (Files.exists(file)) {
        Files.move(
            file,
            previous(file),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
      WholeFile.write(file, content::writeTo);
    } catch (IOException e) {
      throw new IOException(
          "Cannot write the checkpoint %s (%s); %s"
              .formatted(file, e.getMessage(), whatIsKept(file)),
          e);
    }
  }

  /**
   * Brings a learner back to where it was saved. Where the last checkpoint is missing or damaged,
   * the one before it is taken.
   *
   * @return its curve up to then
   * @throws IOException when it was made for something else, or both files are damaged
   */
  public static Curve load(Path file, Learner<?> learner, Fingerprint madeFor) throws IOException {
    CheckpointFile content = read(file);
    List<String> differences = madeFor.differencesTo(content.fingerprint());
    if (!differences.isEmpty()) {
      throw new IOException(
          ("The checkpoint %s belongs to another training: %s. Go on with the options and data it was"
                  + " made with, or begin anew with --restart or another --run folder")
              .formatted(file, String.join("; ", differences)));
    }
    restore(file, content.archive(), learner);
    return content.curve();
  }

  private static String whatIsKept(Path file) {
    String advice = "make room there or see to the folder's permissions, then ";
    return Files.exists(previous(file))
        ? advice + "go on with --resume from the last good one, " + previous(file)
        : advice + "begin again; no earlier one is there";
  }

  private static CheckpointFile read(Path file) throws IOException {
    String reason;
    try {
      return CheckpointFile.read(file);
    } catch (NoSuchFileException e) {
      reason = "it is missing";
    } catch (CheckpointFile.DamagedException e) {
      reason = e.getMessage();
    }
    try {
      CheckpointFile earlier = CheckpointFile.read(previous(file));
      LOGGER.warn(
          "The checkpoint {} cannot be used ({}); going on from the one before it, of epoch {}",
          file,
          reason,
          earlier.curve().epochs());
      return earlier;
    } catch (NoSuchFileException | CheckpointFile.DamagedException e) {
      throw new IOException(
          "The checkpoint %s cannot be used (%s), nor is there a good one before it; begin anew with --restart"
              .formatted(file, reason),
          e);
    }
  }

  private static byte[] archive(Learner<?> learner) {
    try (PointerScope scope = new PointerScope();
        ArchiveBytes bytes = new ArchiveBytes()) {
      OutputArchive archive = new OutputArchive();
      for (Map.Entry<String, Tensor> entry : learner.state().entrySet()) {
        archive.write(key(entry.getKey()), entry.getValue().detach());
      }
      OutputArchive optimizer = new OutputArchive(archive.compilation_unit());
      learner.optimizer().save(optimizer);
      archive.write(OPTIMIZER, optimizer);
      archive.save_to(bytes);
      return bytes.toByteArray();
    }
  }

  private static void restore(Path file, byte[] bytes, Learner<?> learner) throws IOException {
    try (PointerScope scope = new PointerScope();
        AutoGradMode noGradient = new AutoGradMode(false)) {
      InputArchive archive = new InputArchive();
      archive.load_from(new BytePointer(bytes), bytes.length);
      for (Map.Entry<String, Tensor> entry : learner.state().entrySet()) {
        Tensor stored = new Tensor();
        archive.read(key(entry.getKey()), stored);
        if (!Arrays.equals(Tensors.shape(stored), Tensors.shape(entry.getValue()))) {
          throw new IOException(
              file + " was made by a network of another size; go on with the same options");
        }
        entry.getValue().copy_(stored);
      }
      InputArchive optimizer = new InputArchive();
      archive.read(OPTIMIZER, optimizer);
      learner.optimizer().load(optimizer);
    } catch (RuntimeException e) {
      throw new IOException(
          file + " was made by another network; go on with the same options or use --restart", e);
    }
  }

  // Torch takes dots in names for submodules.
  private static String key(String name) {
    return name.replace('.', '/');
  }
}
