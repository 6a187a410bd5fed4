package org.secondread.volume;

import java.nio.file.Path;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.volume.VolumeException.Kind;

/** Holds files to one series of one patient. */
final class OneSeries {
  private String uid;
  private String modality;
  private String patient;

  /** The Modality (0008,0060) of the files, empty where absent. */
  String modality() {
    return modality;
  }

  /**
   * Takes the first file as it is, and the others only where they belong to it.
   *
   * @throws VolumeException naming the file that does not
   */
  void require(Path file, Attributes header) throws VolumeException {
    String itsUid = header.getString(Tag.SeriesInstanceUID, "");
    String itsModality = header.getString(Tag.Modality, "");
    String itsPatient = PatientKey.of(header);
    if (uid == null) {
      uid = itsUid;
      modality = itsModality;
      patient = itsPatient;
      return;
    }
    if (!uid.equals(itsUid)) {
      throw new VolumeException(
          Kind.SEVERAL_SERIES,
          "The files belong to series " + uid + " and " + itsUid + "; expected one series");
    }
    if (!modality.equals(itsModality)) {
      throw new VolumeException(
          Kind.WRONG_MODALITY,
          "%s has the modality '%s', other files of its series '%s'; expected one modality; move that file elsewhere"
              .formatted(file.getFileName(), itsModality, modality));
    }
    if (!patient.equals(itsPatient)) {
      throw new VolumeException(
          Kind.SEVERAL_PATIENTS,
          file.getFileName()
              + " names another patient than other files of its series; expected one patient;"
              + " have the series corrected in the archive");
    }
  }
}
