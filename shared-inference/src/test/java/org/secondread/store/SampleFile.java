package org.secondread.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
import org.dcm4che3.util.UIDUtils;

/** Invented images, larger than one PDU. */
final class SampleFile {
  static final String PATIENT = "Hidden^Name";

  private static final int SIDE = 128;

  private SampleFile() {}

  static Path write(Path folder) throws IOException {
    return write(folder, UID.SecondaryCaptureImageStorage, UID.ExplicitVRLittleEndian);
  }

  static Path write(Path folder, String sopClass, String transferSyntax) throws IOException {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SOPClassUID, VR.UI, sopClass);
    String uid = UIDUtils.createUID();
    dataset.setString(Tag.SOPInstanceUID, VR.UI, uid);
    dataset.setString(Tag.Modality, VR.CS, "OT");
    dataset.setString(Tag.PatientName, VR.PN, PATIENT);
    dataset.setString(Tag.StudyInstanceUID, VR.UI, UIDUtils.createUID());
    dataset.setString(Tag.SeriesInstanceUID, VR.UI, UIDUtils.createUID());
    dataset.setInt(Tag.SamplesPerPixel, VR.US, 1);
    dataset.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    dataset.setInt(Tag.Rows, VR.US, SIDE);
    dataset.setInt(Tag.Columns, VR.US, SIDE);
    dataset.setInt(Tag.BitsAllocated, VR.US, 16);
    dataset.setInt(Tag.BitsStored, VR.US, 16);
    dataset.setInt(Tag.HighBit, VR.US, 15);
    dataset.setInt(Tag.PixelRepresentation, VR.US, 0);
    byte[] pixels = new byte[SIDE * SIDE * Short.BYTES];
    new Random(uid.hashCode()).nextBytes(pixels);
    dataset.setBytes(Tag.PixelData, VR.OW, pixels);
    Path file = folder.resolve(uid + ".dcm");
    try (DicomOutputStream out = new DicomOutputStream(file.toFile())) {
      out.writeDataset(dataset.createFileMetaInformation(transferSyntax), dataset);
    }
    return file;
  }
}
