package org.dcm4che3.img;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.ImageReaderSpi;
import org.weasis.opencv.data.PlanarImage;

/** Decodes DICOM images of every transfer syntax the host knows. */
public class DicomImageReader extends ImageReader {
  public DicomImageReader(ImageReaderSpi originatingProvider) {
    super(originatingProvider);
  }

  @Override
  public void setInput(Object input, boolean seekForwardOnly, boolean ignoreMetadata) {
    throw new UnsupportedOperationException();
  }

  public PlanarImage getPlanarImage(int frame, DicomImageReadParam param) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void dispose() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getNumImages(boolean allowSearch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getWidth(int frame) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getHeight(int frame) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterator<ImageTypeSpecifier> getImageTypes(int frame) {
    throw new UnsupportedOperationException();
  }

  @Override
  public IIOMetadata getStreamMetadata() throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public IIOMetadata getImageMetadata(int frame) {
    throw new UnsupportedOperationException();
  }

  @Override
  public BufferedImage read(int frame, ImageReadParam param) {
    throw new UnsupportedOperationException();
  }
}
