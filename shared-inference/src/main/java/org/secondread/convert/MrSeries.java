package org.secondread.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
import org.secondread.image.GreyImage;
import org.secondread.nifti.AxialStack;
import org.secondread.nifti.Vector3;

/**
 * A diffusion weighted volume as MR Image Storage (DICOM PS3.3 A.4), one object for each slice.
 * Values have no unit: whole numbers up to 32767 are stored as they are, all others by one factor;
 * values below 0 as 0. What a volume does not tell, such as the sequence, the patient's position on
 * the table or the part of the body, is left empty or out.
 */
public final class MrSeries {
  private static final double HIGHEST_B_VALUE = 10_000;

  private final List<GreyImage> slices;
  private final AxialStack stack;
  private final double bValue;
  private final MrIdentity identity;
  private final StoredValues stored;

  /**
   * @param slices of one size, from feet to head
   * @param stack where they lie
   * @param bValue diffusion weighting, s/mm2, 0..10000
   * @param identity whose they are
   * @throws IllegalArgumentException when the volume or the b-value cannot be written
   */
  public MrSeries(List<GreyImage> slices, AxialStack stack, double bValue, MrIdentity identity) {
    requireBValue(bValue);
    this.slices = List.copyOf(slices);
    this.stack = stack;
    this.bValue = bValue;
    this.identity = identity;
    this.stored = StoredValues.of(slices);
  }

  /**
   * @param bValue diffusion weighting, s/mm2
   * @throws IllegalArgumentException when it is not within 0..10000
   */
  public static void requireBValue(double bValue) {
    if (!(bValue >= 0 && bValue <= HIGHEST_B_VALUE)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "b-value %s, expected 0 to %.0f s/mm2", bValue, HIGHEST_B_VALUE));
    }
  }

  public int size() {
    return slices.size();
  }

  /** Writes one slice as a DICOM file. */
  public void write(int index, OutputStream out) throws IOException {
    Attributes dataset = dataset(index);
    DicomOutputStream dicom = new DicomOutputStream(out, UID.ExplicitVRLittleEndian);
    dicom.writeDataset(dataset.createFileMetaInformation(UID.ExplicitVRLittleEndian), dataset);
    dicom.flush();
  }

  private Attributes dataset(int index) {
    GreyImage slice = slices.get(index);
    Attributes a = new Attributes();
    identify(a, index);
    // The two that may not be empty (C.8.3.1); Research Mode is the one term that names no
    // sequence.
    a.setString(Tag.ScanningSequence, VR.CS, "RM");
    a.setString(Tag.SequenceVariant, VR.CS, "NONE");
    a.setNull(Tag.ScanOptions, VR.CS);
    a.setNull(Tag.MRAcquisitionType, VR.CS);
    a.setNull(Tag.RepetitionTime, VR.DS);
    a.setNull(Tag.EchoTime, VR.DS);
    a.setNull(Tag.EchoTrainLength, VR.IS);
    a.setDouble(Tag.DiffusionBValue, VR.FD, bValue);
    place(a, index);
    a.setInt(Tag.SamplesPerPixel, VR.US, 1);
    a.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    a.setInt(Tag.Rows, VR.US, slice.height());
    a.setInt(Tag.Columns, VR.US, slice.width());
    a.setInt(Tag.BitsAllocated, VR.US, 16);
    a.setInt(Tag.BitsStored, VR.US, 16);
    a.setInt(Tag.HighBit, VR.US, 15);
    a.setInt(Tag.PixelRepresentation, VR.US, 0);
    a.setString(Tag.WindowCenter, VR.DS, decimal(stored.largest() / 4.0));
    a.setString(Tag.WindowWidth, VR.DS, decimal(Math.max(1, stored.largest() / 2.0)));
    a.setBytes(Tag.PixelData, VR.OW, stored.bytes(slice));
    return a;
  }

  private void identify(Attributes a, int index) {
    a.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
    a.setString(
        Tag.ImageType,
        VR.CS,
        identity.derived() ? "DERIVED" : "ORIGINAL",
        identity.derived() ? "SECONDARY" : "PRIMARY",
        "OTHER");
    a.setString(Tag.SOPClassUID, VR.UI, UID.MRImageStorage);
    a.setString(Tag.SOPInstanceUID, VR.UI, identity.uid("instance " + index));
    a.setNull(Tag.StudyDate, VR.DA);
    a.setNull(Tag.StudyTime, VR.TM);
    a.setNull(Tag.AccessionNumber, VR.SH);
    a.setString(Tag.Modality, VR.CS, "MR");
    a.setString(Tag.Manufacturer, VR.LO, "Second Read");
    a.setNull(Tag.ReferringPhysicianName, VR.PN);
    a.setString(Tag.StudyDescription, VR.LO, identity.description());
    a.setString(
        Tag.SeriesDescription,
        VR.LO,
        String.format(Locale.ROOT, "%s, b=%.0f", identity.description(), bValue));
    a.setString(Tag.PatientName, VR.PN, identity.patientName());
    a.setString(Tag.PatientID, VR.LO, identity.patientId());
    a.setNull(Tag.PatientBirthDate, VR.DA);
    a.setNull(Tag.PatientSex, VR.CS);
    a.setString(Tag.StudyInstanceUID, VR.UI, identity.uid("study"));
    a.setString(Tag.SeriesInstanceUID, VR.UI, identity.uid("series"));
    a.setNull(Tag.StudyID, VR.SH);
    a.setString(Tag.SeriesNumber, VR.IS, "1");
    a.setString(Tag.InstanceNumber, VR.IS, Integer.toString(index + 1));
  }

  private void place(Attributes a, int index) {
    Vector3 at = stack.position(index);
    Vector3 row = stack.rowDirection();
    Vector3 column = stack.columnDirection();
    a.setNull(Tag.PatientPosition, VR.CS);
    a.setNull(Tag.Laterality, VR.CS);
    a.setString(Tag.SliceThickness, VR.DS, decimal(stack.sliceSpacing()));
    a.setString(Tag.SpacingBetweenSlices, VR.DS, decimal(stack.sliceSpacing()));
    a.setString(Tag.ImagePositionPatient, VR.DS, decimals(at.x(), at.y(), at.z()));
    a.setString(
        Tag.ImageOrientationPatient,
        VR.DS,
        decimals(row.x(), row.y(), row.z(), column.x(), column.y(), column.z()));
    a.setString(Tag.FrameOfReferenceUID, VR.UI, identity.uid("frame of reference"));
    a.setNull(Tag.PositionReferenceIndicator, VR.LO);
    a.setString(Tag.PixelSpacing, VR.DS, decimals(stack.rowSpacing(), stack.columnSpacing()));
  }

  private static String[] decimals(double... values) {
    String[] strings = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      strings[i] = decimal(values[i]);
    }
    return strings;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.7f", value);
  }
}
