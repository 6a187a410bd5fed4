package org.dcm4che3.img;

import javax.imageio.spi.ImageReaderSpi;

/** The service of the decoder. */
public final class DicomImageReaderSpi extends ImageReaderSpi {
  @Override
  public boolean canDecodeInput(Object source) {
    throw new UnsupportedOperationException();
  }

  @Override
  public javax.imageio.ImageReader createReaderInstance(Object extension) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getDescription(java.util.Locale locale) {
    throw new UnsupportedOperationException();
  }
}
