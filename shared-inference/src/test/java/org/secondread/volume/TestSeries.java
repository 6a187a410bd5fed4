package org.secondread.volume;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
import org.secondread.progress.Cancellation;

/** Small DICOM series written for a test, each value known. */
final class TestSeries {
  static final int COLUMNS = 5;
  static final int ROWS = 4;

  private TestSeries() {}

  /** A CT slice whose stored value at pixel i is {@code 1000 * number + i}. */
  static Attributes slice(int number) {
    Attributes a = new Attributes();
    a.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    a.setString(Tag.SOPInstanceUID, VR.UI, "1.2.3.4." + number);
    a.setString(Tag.Modality, VR.CS, "CT");
    a.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "AXIAL");
    a.setString(Tag.PatientID, VR.LO, "ID");
    a.setString(Tag.PatientName, VR.PN, "Test^Patient");
    a.setString(Tag.StudyInstanceUID, VR.UI, "1.2.3");
    a.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.3.4");
    a.setString(Tag.FrameOfReferenceUID, VR.UI, "1.2.3.5");
    a.setString(Tag.SeriesNumber, VR.IS, "2");
    a.setString(Tag.SeriesDescription, VR.LO, "Head");
    a.setString(Tag.InstanceNumber, VR.IS, Integer.toString(number));
    a.setString(Tag.ImagePositionPatient, VR.DS, "-10.0", "-20.50", Integer.toString(5 * number));
    a.setString(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "1", "0");
    a.setString(Tag.PixelSpacing, VR.DS, "0.50", "0.40");
    a.setString(Tag.SliceThickness, VR.DS, "5");
    a.setInt(Tag.SamplesPerPixel, VR.US, 1);
    a.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    a.setInt(Tag.Rows, VR.US, ROWS);
    a.setInt(Tag.Columns, VR.US, COLUMNS);
    a.setInt(Tag.BitsAllocated, VR.US, 16);
    a.setInt(Tag.BitsStored, VR.US, 16);
    a.setInt(Tag.HighBit, VR.US, 15);
    a.setInt(Tag.PixelRepresentation, VR.US, 0);
    a.setString(Tag.RescaleIntercept, VR.DS, "-1024");
    a.setString(Tag.RescaleSlope, VR.DS, "1");
    int[] stored = new int[ROWS * COLUMNS];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = 1000 * number + i;
    }
    setPixels(a, stored);
    return a;
  }

  static Attributes slice(int number, Consumer<Attributes> change) {
    Attributes a = slice(number);
    change.accept(a);
    return a;
  }

  static void setPixels(Attributes a, int... stored) {
    int size = a.getInt(Tag.BitsAllocated, 16) / 8;
    byte[] bytes = new byte[stored.length * size];
    for (int i = 0; i < stored.length; i++) {
      for (int b = 0; b < size; b++) {
        bytes[i * size + b] = (byte) (stored[i] >> 8 * b);
      }
    }
    a.setBytes(Tag.PixelData, size == 1 ? VR.OB : VR.OW, bytes);
  }

  static Path write(Path folder, String name, Attributes dataset) throws IOException {
    return write(folder, name, dataset, UID.ExplicitVRLittleEndian);
  }

  static Path write(Path folder, String name, Attributes dataset, String transferSyntax)
      throws IOException {
    Path file = folder.resolve(name);
    try (DicomOutputStream out = new DicomOutputStream(file.toFile())) {
      out.writeDataset(dataset.createFileMetaInformation(transferSyntax), dataset);
    }
    return file;
  }

  /** Writes datasets as files {@code 00.dcm, 01.dcm, ...} and reads them as one series. */
  static Volume read(Path folder, Attributes... datasets) throws IOException, VolumeException {
    Path[] files = new Path[datasets.length];
    for (int i = 0; i < datasets.length; i++) {
      files[i] = write(folder, "%02d.dcm".formatted(i), datasets[i]);
    }
    return readFiles(files);
  }

  static Volume readFiles(Path... files) throws VolumeException {
    return new VolumeReader(List.of())
        .read(List.of(files), (done, total, stage) -> {}, new Cancellation());
  }

  static SeriesSearch find(Path... inputs) throws VolumeException {
    return new SeriesFinder().find(List.of(inputs), (done, total, stage) -> {}, new Cancellation());
  }
}
