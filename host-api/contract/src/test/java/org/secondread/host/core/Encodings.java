package org.secondread.host.core;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomOutputStream;

/** Data sets and their bytes. */
final class Encodings {

  static final DicomEncodingOptions ALL_LENGTHS =
      new DicomEncodingOptions(false, false, false, false, false);

  private Encodings() {}

  static byte[] file(Attributes dataset, String tsuid) throws IOException {
    return file(dataset, tsuid, DicomEncodingOptions.DEFAULT);
  }

  static byte[] file(Attributes dataset, String tsuid, DicomEncodingOptions options)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DicomOutputStream out = new DicomOutputStream(bytes, UID.ExplicitVRLittleEndian)) {
      out.setEncodingOptions(options);
      out.writeDataset(dataset.createFileMetaInformation(tsuid), dataset);
    }
    return bytes.toByteArray();
  }

  static byte[] bare(Attributes dataset, String tsuid) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DicomOutputStream out = new DicomOutputStream(bytes, tsuid)) {
      out.writeDataset(null, dataset);
    }
    return bytes.toByteArray();
  }

  static Attributes read(byte[] file) throws IOException {
    try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(file))) {
      return in.readDataset();
    }
  }

  static Attributes read(byte[] bare, String tsuid) throws IOException {
    try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(bare), tsuid)) {
      return in.readDataset();
    }
  }

  static byte[] ascii(String s) {
    return s.getBytes(StandardCharsets.US_ASCII);
  }

  /** A small image with every kind of value, and values that the seed chooses. */
  static Attributes sample(long seed) {
    Random random = new Random(seed);
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    dataset.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY", "AXIAL");
    dataset.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    dataset.setString(Tag.SOPInstanceUID, VR.UI, "1.2.3." + random.nextInt(1 << 20));
    dataset.setString(Tag.StudyDate, VR.DA, "20260102");
    dataset.setString(Tag.StudyTime, VR.TM, "030405.678");
    dataset.setString(Tag.Modality, VR.CS, "CT");
    dataset.setString(Tag.PatientName, VR.PN, "Müller^Jörg" + random.nextInt(1000));
    dataset.setString(Tag.PatientID, VR.LO, "p" + "x".repeat(random.nextInt(5)));
    dataset.setNull(Tag.AccessionNumber, VR.SH);
    dataset.setString(Tag.PatientComments, VR.LT, "first line\r\nsecond \\ line");
    dataset.setDouble(Tag.SliceThickness, VR.DS, 1 + random.nextInt(9) / 10d);
    dataset.setString(Tag.ImagePositionPatient, VR.DS, "-12.5", "7", "1e-3");
    dataset.setDouble(Tag.DiffusionBValue, VR.FD, random.nextGaussian());
    dataset.setFloat(Tag.RecommendedDisplayFrameRateInFloat, VR.FL, random.nextFloat());
    dataset.setString(Tag.InstanceNumber, VR.IS, "" + random.nextInt(1 << 20));
    dataset.setInt(Tag.SamplesPerPixel, VR.US, 1);
    dataset.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    dataset.setInt(Tag.Rows, VR.US, 3);
    dataset.setInt(Tag.Columns, VR.US, 5);
    dataset.setInt(Tag.BitsAllocated, VR.US, 16);
    dataset.setInt(Tag.BitsStored, VR.US, 16);
    dataset.setInt(Tag.HighBit, VR.US, 15);
    dataset.setInt(Tag.PixelRepresentation, VR.US, 1);
    dataset.setInt(Tag.PixelPaddingValue, VR.SS, -2000);
    dataset.setInt(Tag.FrameIncrementPointer, VR.AT, Tag.SliceThickness);
    addReferences(dataset, random);
    dataset.setString("SECOND READ TEST", 0x00991001, VR.LO, "private " + random.nextInt());
    byte[] pixels = new byte[30];
    random.nextBytes(pixels);
    dataset.setBytes(Tag.PixelData, VR.OW, pixels);
    return dataset;
  }

  private static void addReferences(Attributes dataset, Random random) {
    Sequence series = dataset.newSequence(Tag.ReferencedSeriesSequence, 2);
    for (int i = 0; i < 2; i++) {
      Attributes item = new Attributes();
      item.setString(Tag.SeriesInstanceUID, VR.UI, "1.2." + random.nextInt(1 << 20));
      Sequence instances = item.newSequence(Tag.ReferencedInstanceSequence, 1);
      Attributes instance = new Attributes();
      instance.setString(Tag.ReferencedSOPInstanceUID, VR.UI, "1.2.3." + i);
      instance.setInt(Tag.ReferencedFrameNumber, VR.IS, 1, 2, 3);
      instances.add(instance);
      series.add(item);
    }
    dataset.newSequence(Tag.ReferencedStudySequence, 0);
    dataset.newSequence(Tag.ReferencedImageSequence, 1).add(new Attributes());
  }
}
