package org.secondread.store;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomInputStream.IncludeBulkData;

/**
 * A DICOM file to send.
 *
 * @param datasetStart offset of the dataset in the file, in bytes
 */
record Instance(
    Path file,
    String sopClassUid,
    String sopInstanceUid,
    String transferSyntaxUid,
    long datasetStart) {

  /**
   * Reads the whole file once, so that a truncated one is found before it is sent.
   *
   * @throws IOException with a message without path and patient data
   */
  static Instance read(Path file) throws IOException {
    Attributes meta;
    Attributes dataset;
    String transferSyntax;
    long start;
    // A plain file stream would skip past the end without a word.
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        DicomInputStream in = new DicomInputStream(bytes)) {
      in.setIncludeBulkData(IncludeBulkData.NO);
      meta = in.readFileMetaInformation();
      start = in.getPosition();
      dataset = in.readDataset();
      transferSyntax = in.getTransferSyntax();
    } catch (EOFException e) {
      throw new IOException("The file ends in the middle of its dataset: it is truncated", e);
    } catch (NoSuchFileException e) {
      throw new IOException("The file does not exist", e);
    } catch (IOException | RuntimeException e) {
      throw new IOException("The file is no readable DICOM file", e);
    }
    String sopClass = dataset.getString(Tag.SOPClassUID);
    String sopInstance = dataset.getString(Tag.SOPInstanceUID);
    if (sopClass == null || sopInstance == null) {
      throw new IOException("The file has no SOP Class UID or no SOP Instance UID");
    }
    if (meta == null) {
      throw new IOException("The file has no file meta information (DICOM PS3.10 section 7.1)");
    }
    return new Instance(file, sopClass, sopInstance, transferSyntax, start);
  }

  /** The dataset as it is encoded in the file. */
  InputStream openDataset() throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      in.skipNBytes(datasetStart);
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The whole dataset, to encode it anew. */
  Attributes readDataset() throws IOException {
    try (DicomInputStream in = new DicomInputStream(file.toFile())) {
      in.setIncludeBulkData(IncludeBulkData.YES);
      return in.readDataset();
    }
  }
}
