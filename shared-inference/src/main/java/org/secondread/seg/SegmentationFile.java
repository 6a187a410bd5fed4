package org.secondread.seg;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomOutputStream;

/** Writes a dataset as a DICOM Part 10 file that is either complete or not there. */
public final class SegmentationFile {

  private SegmentationFile() {}

  /**
   * Writes beside {@code target}, forces the bytes to the disk and renames, so that a crash or a
   * full disk leaves no half file. Uncompressed Explicit VR Little Endian, which every viewer
   * reads.
   *
   * @param dataset with SOP Class UID and SOP Instance UID
   * @param target an existing file of that name is replaced; its folder must exist
   * @throws IOException naming the folder and the cause, when the file cannot be written
   */
  public static void write(Attributes dataset, Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new IOException("Cannot write " + target + ": " + folder + " is no folder");
    }
    Path beside = folder.resolve("." + target.getFileName() + ".part");
    try {
      writeAndForce(dataset, beside);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      String cause = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new IOException(
          "Cannot write " + target + ": " + cause + "; choose a writable folder with free space",
          e);
    } finally {
      // Gone already after the move.
      Files.deleteIfExists(beside);
    }
  }

  private static void writeAndForce(Attributes dataset, Path file) throws IOException {
    Attributes meta = dataset.createFileMetaInformation(UID.ExplicitVRLittleEndian);
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      DicomOutputStream dicom =
          new DicomOutputStream(new BufferedOutputStream(out), UID.ExplicitVRLittleEndian);
      dicom.writeDataset(meta, dataset);
      dicom.flush();
      out.getFD().sync();
    }
  }
}
