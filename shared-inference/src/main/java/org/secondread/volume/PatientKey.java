package org.secondread.volume;

import java.util.Locale;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/** What tells patients apart, as Weasis does. */
final class PatientKey {
  private PatientKey() {}

  /** Equal for images of one patient. */
  static String of(Attributes header) {
    return String.join(
        "\n",
        header.getString(Tag.PatientID, ""),
        header.getString(Tag.IssuerOfPatientID, ""),
        header.getString(Tag.PatientName, "").toUpperCase(Locale.ROOT));
  }
}
