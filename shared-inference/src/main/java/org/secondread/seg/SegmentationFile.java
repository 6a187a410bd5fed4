package org.secondread.seg;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomOutputStream;
import org.secondread.files.FileFault;
import org.secondread.files.WholeFile;

/** Writes a dataset as a DICOM Part 10 file that is either complete or not there. */
public final class SegmentationFile {

  private SegmentationFile() {}

  /**
   * Writes in uncompressed Explicit VR Little Endian, which every viewer reads.
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
    Attributes meta = dataset.createFileMetaInformation(UID.ExplicitVRLittleEndian);
    try {
      WholeFile.write(target, out -> write(meta, dataset, out));
    } catch (IOException e) {
      throw new IOException(
          "Cannot write "
              + target
              + ": "
              + FileFault.reason(e)
              + "; the folder must be writable and have free space",
          e);
    }
  }

  private static void write(Attributes meta, Attributes dataset, OutputStream out)
      throws IOException {
    DicomOutputStream dicom = new DicomOutputStream(out, UID.ExplicitVRLittleEndian);
    dicom.writeDataset(meta, dataset);
    dicom.flush();
  }
}
