package org.secondread.volume;

/**
 * The DICOM image a slice was read from.
 *
 * @param sopClassUid SOP Class UID (0008,0016)
 * @param sopInstanceUid SOP Instance UID (0008,0018)
 * @param frameNumber 1-based frame of a multi-frame image, 0 for a single-frame image
 */
public record SourceImage(String sopClassUid, String sopInstanceUid, int frameNumber) {}
