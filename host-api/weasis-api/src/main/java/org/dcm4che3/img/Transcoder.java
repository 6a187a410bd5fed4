package org.dcm4che3.img;

/** Holds the service of the decoder. */
public final class Transcoder {
  public static final DicomImageReaderSpi dicomImageReaderSpi = value();

  private static DicomImageReaderSpi value() {
    return null;
  }
}
