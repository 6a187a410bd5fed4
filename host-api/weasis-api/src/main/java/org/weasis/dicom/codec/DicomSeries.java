package org.weasis.dicom.codec;

import org.weasis.core.api.media.data.Series;

/** A DICOM series, or a part that the viewer split it into. */
public class DicomSeries extends Series<DicomImageElement> {}
