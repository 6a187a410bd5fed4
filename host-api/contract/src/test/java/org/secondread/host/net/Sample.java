package org.secondread.host.net;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
import org.dcm4che3.util.UIDUtils;

/** An invented image, larger than one PDU. */
final class Sample {
  private static final int SIDE = 256;

  private Sample() {}

  static Attributes dataset() {
    Attributes dataset = new Attributes();
    dataset.setSpecificCharacterSet("ISO_IR 192");
    dataset.setString(Tag.SOPClassUID, VR.UI, UID.SecondaryCaptureImageStorage);
    dataset.setString(Tag.SOPInstanceUID, VR.UI, UIDUtils.createUID());
    dataset.setString(Tag.Modality, VR.CS, "OT");
    dataset.setString(Tag.PatientName, VR.PN, "Prüfung^Größe");
    dataset.setString(Tag.PatientID, VR.LO, "INVENTED");
    dataset.setString(Tag.StudyInstanceUID, VR.UI, UIDUtils.createUID());
    dataset.setString(Tag.SeriesInstanceUID, VR.UI, UIDUtils.createUID());
    Sequence sequence = dataset.newSequence(Tag.ReferencedSeriesSequence, 1);
    Attributes item = new Attributes();
    item.setString(Tag.SeriesInstanceUID, VR.UI, UIDUtils.createUID());
    sequence.add(item);
    dataset.setInt(Tag.SamplesPerPixel, VR.US, 1);
    dataset.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    dataset.setInt(Tag.Rows, VR.US, SIDE);
    dataset.setInt(Tag.Columns, VR.US, SIDE);
    dataset.setInt(Tag.BitsAllocated, VR.US, 16);
    dataset.setInt(Tag.BitsStored, VR.US, 16);
    dataset.setInt(Tag.HighBit, VR.US, 15);
    dataset.setInt(Tag.PixelRepresentation, VR.US, 0);
    byte[] pixels = new byte[SIDE * SIDE * Short.BYTES];
    new Random(5).nextBytes(pixels);
    dataset.setBytes(Tag.PixelData, VR.OW, pixels);
    return dataset;
  }

  static void write(Attributes dataset, String transferSyntax, Path file) throws IOException {
    try (DicomOutputStream out = new DicomOutputStream(file.toFile())) {
      out.writeDataset(dataset.createFileMetaInformation(transferSyntax), dataset);
    }
  }
}
