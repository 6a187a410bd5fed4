package org.secondread.seg;

import java.util.HashSet;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.util.UIDUtils;
import org.secondread.volume.Slice;
import org.secondread.volume.SourceImage;
import org.secondread.volume.Volume;

/** The UIDs by which a segmentation finds its source; messages never repeat them. */
record SourceIdentity(String study, String series, String frameOfReference) {

  private static final String STANDARD_ROOT = "1.2.840.10008.";
  private static final int LONGEST_UID = 64;

  /**
   * @throws UnusableSourceException naming the attribute and what is wrong with it
   */
  static SourceIdentity of(Volume volume) {
    Attributes header = volume.header();
    SourceIdentity identity =
        new SourceIdentity(
            usable(header, Tag.StudyInstanceUID, "Study Instance UID (0020,000D)"),
            usable(header, Tag.SeriesInstanceUID, "Series Instance UID (0020,000E)"),
            usable(header, Tag.FrameOfReferenceUID, "Frame of Reference UID (0020,0052)"));
    Set<SourceImage> seen = new HashSet<>();
    for (int i = 0; i < volume.slices().size(); i++) {
      Slice slice = volume.slices().get(i);
      for (SourceImage source : slice.sources()) {
        requireUsable(source, "of slice " + (i + 1));
        if (!seen.add(source)) {
          throw new UnusableSourceException(
              "SOP Instance UID (0008,0018) of slice "
                  + (i + 1)
                  + " is a duplicate; every slice must be an image of its own");
        }
      }
    }
    return identity;
  }

  private static void requireUsable(SourceImage source, String where) {
    requireValid(source.sopInstanceUid(), "SOP Instance UID (0008,0018) " + where);
    String name = "SOP Class UID (0008,0016) " + where;
    requireValid(source.sopClassUid(), name);
    if (!source.sopClassUid().startsWith(STANDARD_ROOT)) {
      throw new UnusableSourceException(
          name + " is private; no viewer could find the source, expected a standard image class");
    }
  }

  private static String usable(Attributes header, int tag, String name) {
    if (!header.contains(tag)) {
      throw refused(name, "is missing");
    }
    String uid = header.getString(tag);
    requireValid(uid, name);
    return uid;
  }

  private static void requireValid(String uid, String name) {
    if (uid == null || uid.isEmpty()) {
      throw refused(name, "is empty");
    }
    if (uid.length() > LONGEST_UID) {
      throw refused(name, "has " + uid.length() + " characters, more than " + LONGEST_UID);
    }
    if (!uid.matches("[0-9.]*")) {
      throw refused(name, "holds characters other than digits and dots");
    }
    if (!UIDUtils.isValid(uid)) {
      throw refused(name, "has an empty component, a leading zero or no known root");
    }
  }

  private static UnusableSourceException refused(String name, String fault) {
    return new UnusableSourceException(
        name + " " + fault + "; a segmentation cannot refer to this series, repair its UIDs first");
  }
}
