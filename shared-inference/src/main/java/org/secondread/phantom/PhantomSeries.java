package org.secondread.phantom;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
import org.dcm4che3.util.UIDUtils;
import org.secondread.files.WholeFile;
import org.secondread.image.GreyImage;

/** Writes a phantom as CT Image Storage of a fictional patient (DICOM PS3.3 A.3). */
final class PhantomSeries {
  private static final String UUID_ROOT = "2.25";
  private static final int INTERCEPT = -1024;
  private static final String DATE = "20260101";
  private static final String TIME = "120000";

  private final HeadCtPhantom phantom;

  PhantomSeries(HeadCtPhantom phantom) {
    this.phantom = phantom;
  }

  List<Path> write(Path folder) throws IOException {
    int slices = phantom.parameters().grid().slices();
    List<Path> files =
        IntStream.range(0, slices)
            .mapToObj(i -> folder.resolve(String.format(Locale.ROOT, "phantom-%03d.dcm", i + 1)))
            .toList();
    List<Attributes> datasets =
        IntStream.range(0, slices).parallel().mapToObj(this::dataset).toList();
    for (int i = 0; i < slices; i++) {
      Attributes dataset = datasets.get(i);
      WholeFile.write(files.get(i), out -> write(dataset, out));
    }
    return files;
  }

  private static void write(Attributes dataset, OutputStream out) throws IOException {
    DicomOutputStream dicom = new DicomOutputStream(out, UID.ExplicitVRLittleEndian);
    dicom.writeDataset(dataset.createFileMetaInformation(UID.ExplicitVRLittleEndian), dataset);
    dicom.flush();
  }

  private Attributes dataset(int index) {
    HeadCtPhantom.Parameters p = phantom.parameters();
    HeadGrid grid = p.grid();
    Attributes a = new Attributes();
    a.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
    a.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "AXIAL");
    a.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    a.setString(Tag.SOPInstanceUID, VR.UI, uid("instance " + index));
    a.setString(Tag.StudyDate, VR.DA, DATE);
    a.setString(Tag.SeriesDate, VR.DA, DATE);
    a.setString(Tag.AcquisitionDate, VR.DA, DATE);
    a.setString(Tag.ContentDate, VR.DA, DATE);
    a.setString(Tag.StudyTime, VR.TM, TIME);
    a.setString(Tag.SeriesTime, VR.TM, TIME);
    a.setString(Tag.AcquisitionTime, VR.TM, TIME);
    a.setString(Tag.ContentTime, VR.TM, TIME);
    a.setString(Tag.AccessionNumber, VR.SH, "PHANTOM");
    a.setString(Tag.Modality, VR.CS, "CT");
    a.setString(Tag.Manufacturer, VR.LO, "Second Read");
    a.setNull(Tag.ReferringPhysicianName, VR.PN);
    a.setString(Tag.StudyDescription, VR.LO, "Generated phantom, no patient");
    a.setString(Tag.SeriesDescription, VR.LO, "Generated head CT");
    a.setString(Tag.ManufacturerModelName, VR.LO, "Head CT phantom");
    a.setString(Tag.PatientName, VR.PN, "Phantom^Generated");
    a.setString(Tag.PatientID, VR.LO, "PHANTOM-" + p.seed());
    a.setString(Tag.PatientBirthDate, VR.DA, "19600101");
    a.setString(Tag.PatientSex, VR.CS, "O");
    a.setString(Tag.BodyPartExamined, VR.CS, "HEAD");
    a.setString(Tag.SliceThickness, VR.DS, decimal(grid.sliceSpacingMm()));
    a.setString(Tag.KVP, VR.DS, "120");
    a.setString(Tag.GantryDetectorTilt, VR.DS, decimal(p.tiltDegrees()));
    a.setString(Tag.PatientPosition, VR.CS, "HFS");
    a.setString(Tag.StudyInstanceUID, VR.UI, uid("study"));
    a.setString(Tag.SeriesInstanceUID, VR.UI, uid("series"));
    a.setString(Tag.StudyID, VR.SH, "1");
    a.setString(Tag.SeriesNumber, VR.IS, "2");
    a.setString(Tag.AcquisitionNumber, VR.IS, "1");
    a.setString(Tag.InstanceNumber, VR.IS, Integer.toString(index + 1));
    a.setString(Tag.ImagePositionPatient, VR.DS, decimals(phantom.position(index)));
    double[] down = phantom.columnDirection();
    a.setString(Tag.ImageOrientationPatient, VR.DS, decimals(1, 0, 0, down[0], down[1], down[2]));
    a.setString(Tag.FrameOfReferenceUID, VR.UI, uid("frame of reference"));
    a.setNull(Tag.PositionReferenceIndicator, VR.LO);
    a.setInt(Tag.SamplesPerPixel, VR.US, 1);
    a.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    a.setInt(Tag.Rows, VR.US, grid.matrix());
    a.setInt(Tag.Columns, VR.US, grid.matrix());
    a.setString(Tag.PixelSpacing, VR.DS, decimals(grid.pixelSpacingMm(), grid.pixelSpacingMm()));
    a.setInt(Tag.BitsAllocated, VR.US, 16);
    a.setInt(Tag.BitsStored, VR.US, 12);
    a.setInt(Tag.HighBit, VR.US, 11);
    a.setInt(Tag.PixelRepresentation, VR.US, 0);
    a.setString(Tag.WindowCenter, VR.DS, "40");
    a.setString(Tag.WindowWidth, VR.DS, "80");
    a.setString(Tag.RescaleIntercept, VR.DS, Integer.toString(INTERCEPT));
    a.setString(Tag.RescaleSlope, VR.DS, "1");
    a.setString(Tag.RescaleType, VR.LO, "HU");
    a.setBytes(Tag.PixelData, VR.OW, pixels(phantom.slice(index)));
    return a;
  }

  private static byte[] pixels(GreyImage slice) {
    float[] values = slice.values();
    byte[] bytes = new byte[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      int stored = (int) values[i] - INTERCEPT;
      bytes[2 * i] = (byte) stored;
      bytes[2 * i + 1] = (byte) (stored >> 8);
    }
    return bytes;
  }

  /** A UID below 2.25 (PS3.5 annex B.2) that depends on the parameters alone. */
  private String uid(String what) {
    byte[] name = (phantom.parameters() + " " + what).getBytes(StandardCharsets.UTF_8);
    return UIDUtils.createNameBasedUID(name, UUID_ROOT);
  }

  private static String[] decimals(double... values) {
    String[] strings = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      strings[i] = decimal(values[i]);
    }
    return strings;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
