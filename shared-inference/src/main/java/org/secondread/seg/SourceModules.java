package org.secondread.seg;

import java.util.Arrays;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/**
 * The Patient, General Study and Frame of Reference attributes a derived object shares with its
 * source (DICOM PS3.3 C.7.1, C.7.2, C.7.4): archives and viewers join objects by them, so they are
 * copied unchanged.
 */
public final class SourceModules {
  private static final int[] COPIED =
      sorted(
          Tag.TimezoneOffsetFromUTC,
          Tag.PatientName,
          Tag.PatientID,
          Tag.IssuerOfPatientID,
          Tag.TypeOfPatientID,
          Tag.IssuerOfPatientIDQualifiersSequence,
          Tag.PatientBirthDate,
          Tag.PatientBirthTime,
          Tag.PatientSex,
          Tag.OtherPatientIDsSequence,
          Tag.EthnicGroup,
          Tag.PatientComments,
          Tag.PatientIdentityRemoved,
          Tag.DeidentificationMethod,
          Tag.DeidentificationMethodCodeSequence,
          Tag.StudyInstanceUID,
          Tag.StudyDate,
          Tag.StudyTime,
          Tag.ReferringPhysicianName,
          Tag.StudyID,
          Tag.AccessionNumber,
          Tag.IssuerOfAccessionNumberSequence,
          Tag.StudyDescription,
          Tag.PhysiciansOfRecord,
          Tag.ProcedureCodeSequence,
          Tag.PatientAge,
          Tag.PatientSize,
          Tag.PatientWeight,
          Tag.AdditionalPatientHistory,
          Tag.FrameOfReferenceUID,
          Tag.PositionReferenceIndicator);

  /** Clinical Trial Subject (PS3.3 C.7.1.3). */
  private static final int[] TRIAL =
      sorted(
          Tag.ClinicalTrialSponsorName,
          Tag.ClinicalTrialProtocolID,
          Tag.ClinicalTrialProtocolName,
          Tag.ClinicalTrialSiteID,
          Tag.ClinicalTrialSiteName,
          Tag.ClinicalTrialSubjectID,
          Tag.ClinicalTrialSubjectReadingID);

  private SourceModules() {}

  /**
   * Copies into an empty dataset, in the source's character set; {@link DerivedCharacterSet#settle}
   * it when all text is there.
   */
  public static void copy(Attributes source, Attributes target) {
    DerivedCharacterSet.take(source, target);
    target.addSelected(source, COPIED);
    dropUnexplainedDeidentification(target);
    if (isTrialComplete(source)) {
      target.addSelected(source, TRIAL);
      nullIfAbsent(target, Tag.ClinicalTrialProtocolName, VR.LO);
      nullIfAbsent(target, Tag.ClinicalTrialSiteID, VR.LO);
      nullIfAbsent(target, Tag.ClinicalTrialSiteName, VR.LO);
    }
    nullIfAbsent(target, Tag.PatientName, VR.PN);
    nullIfAbsent(target, Tag.PatientID, VR.LO);
    nullIfAbsent(target, Tag.PatientBirthDate, VR.DA);
    nullIfAbsent(target, Tag.PatientSex, VR.CS);
    nullIfAbsent(target, Tag.StudyDate, VR.DA);
    nullIfAbsent(target, Tag.StudyTime, VR.TM);
    nullIfAbsent(target, Tag.ReferringPhysicianName, VR.PN);
    nullIfAbsent(target, Tag.StudyID, VR.SH);
    nullIfAbsent(target, Tag.AccessionNumber, VR.SH);
    nullIfAbsent(target, Tag.PositionReferenceIndicator, VR.LO);
  }

  /** Finds copied text that does not read as the source's. */
  static void requireSameText(Attributes derived, Attributes source, Findings findings) {
    for (int tag : COPIED) {
      findings.requireSameText(derived, source, tag);
    }
    for (int tag : TRIAL) {
      if (derived.contains(tag)) {
        findings.requireSameText(derived, source, tag);
      }
    }
  }

  /**
   * Patient Identity Removed is invalid without its method (PS3.3 C.7.1.1); where the source tells
   * none, there is nothing true to repeat.
   */
  private static void dropUnexplainedDeidentification(Attributes target) {
    Sequence codes = target.getSequence(Tag.DeidentificationMethodCodeSequence);
    boolean coded = codes != null && !codes.isEmpty();
    if (!coded) {
      target.remove(Tag.DeidentificationMethodCodeSequence);
    }
    if (!target.containsValue(Tag.DeidentificationMethod)) {
      target.remove(Tag.DeidentificationMethod);
      if (!coded && "YES".equals(target.getString(Tag.PatientIdentityRemoved))) {
        target.remove(Tag.PatientIdentityRemoved);
      }
    }
  }

  /** Half a module would be an error of ours. */
  private static boolean isTrialComplete(Attributes source) {
    return source.containsValue(Tag.ClinicalTrialSponsorName)
        && source.containsValue(Tag.ClinicalTrialProtocolID)
        && (source.containsValue(Tag.ClinicalTrialSubjectID)
            || source.containsValue(Tag.ClinicalTrialSubjectReadingID));
  }

  private static void nullIfAbsent(Attributes target, int tag, VR vr) {
    if (!target.contains(tag)) {
      target.setNull(tag, vr);
    }
  }

  /** Attributes selects by binary search. */
  private static int[] sorted(int... tags) {
    Arrays.sort(tags);
    return tags;
  }
}
