package org.secondread.training.data;

import java.io.IOException;
import java.util.List;

/** A picture, a NIfTI volume or a DICOM series of the image folder. */
public sealed interface ImageSource permits PictureFile, NiftiFile, DicomSeries {

  /** How messages call it. */
  String name();

  /** Who is shown, where the source itself tells; the name where it does not. */
  String patient();

  /** Slices from feet to head; 1 for a picture. */
  int count() throws IOException;

  /** Reads all slices, from feet to head. */
  List<SourceSlice> read() throws IOException;
}
