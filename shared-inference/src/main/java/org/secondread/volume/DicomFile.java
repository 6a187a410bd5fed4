package org.secondread.volume;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;
import org.secondread.volume.VolumeException.Kind;

/**
 * A dataset as read from a file.
 *
 * @param dataset the dataset
 * @param transferSyntax UID of the encoding it had in the file
 */
record DicomFile(Attributes dataset, String transferSyntax) {

  /** Reads all before the pixels. */
  static Attributes readHeader(Path file) throws VolumeException {
    return read(file, DicomInputStream::readDatasetUntilPixelData).dataset();
  }

  /** Reads all, pixels included. */
  static DicomFile readAll(Path file) throws VolumeException {
    return read(file, DicomInputStream::readDataset);
  }

  /** Whether the file says of itself to be DICOM (PS3.10 section 7.1). */
  static boolean hasPrefix(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(132);
      return start.length == 132
          && new String(start, 128, 4, StandardCharsets.US_ASCII).equals("DICM");
    }
  }

  private static DicomFile read(Path file, Part part) throws VolumeException {
    try (DicomInputStream in = new DicomInputStream(file.toFile())) {
      Attributes dataset = part.of(in);
      completeCharacterSet(dataset);
      return new DicomFile(dataset, in.getTransferSyntax());
    } catch (EOFException e) {
      throw new VolumeException(
          Kind.TRUNCATED, file.getFileName() + " ends too early: the file is truncated", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (RuntimeException e) {
      // The host's parser answers some broken encodings with unchecked exceptions.
      throw unreadable(file, e);
    }
  }

  /**
   * A multi-byte set alone lacks its empty first value (PS3.3 C.12.1.1.2), without which a host
   * takes the ASCII of a Patient ID for halves of other letters.
   */
  private static void completeCharacterSet(Attributes dataset) {
    String[] terms = dataset.getStrings(Tag.SpecificCharacterSet);
    if (terms != null && terms.length == 1 && terms[0].matches("ISO 2022 IR (58|87|149|159)")) {
      dataset.setString(Tag.SpecificCharacterSet, VR.CS, "", terms[0]);
    }
  }

  private static VolumeException unreadable(Path file, Exception e) {
    String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new VolumeException(
        Kind.UNREADABLE, file.getFileName() + " cannot be read as DICOM: " + detail, e);
  }

  private interface Part {
    Attributes of(DicomInputStream in) throws IOException;
  }
}
