package org.secondread.training.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.secondread.image.GreyImage;

/** Reads a PNG or JPEG as grey: the mean of the colour channels, over black where transparent. */
public final class PictureReader {
  private PictureReader() {}

  /**
   * @return values 0..1
   */
  public static GreyImage read(Path file) throws IOException {
    BufferedImage image;
    try {
      image = ImageIO.read(file.toFile());
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
    if (image == null) {
      throw unreadable(file, null);
    }
    requireGreyOrColour(file, image);
    return image.getColorModel() instanceof IndexColorModel ? indexed(image) : sampled(image);
  }

  private static TrainingDataException unreadable(Path file, Exception cause) {
    return new TrainingDataException(
        "Cannot read " + file + " as PNG or JPEG; replace it or remove its row", cause);
  }

  /** Inks such as CMYK are no grey values, and their mean would be another picture. */
  private static void requireGreyOrColour(Path file, BufferedImage image)
      throws TrainingDataException {
    int space = image.getColorModel().getColorSpace().getType();
    if (space != ColorSpace.TYPE_GRAY && space != ColorSpace.TYPE_RGB) {
      throw new TrainingDataException(
          "%s has %d colour components, expected grey or RGB; convert it or remove its row"
              .formatted(file, image.getColorModel().getNumColorComponents()));
    }
  }

  private static GreyImage indexed(BufferedImage image) {
    GreyImage grey = new GreyImage(image.getWidth(), image.getHeight());
    for (int y = 0; y < grey.height(); y++) {
      for (int x = 0; x < grey.width(); x++) {
        int argb = image.getRGB(x, y);
        int sum = (argb >> 16 & 255) + (argb >> 8 & 255) + (argb & 255);
        grey.values()[y * grey.width() + x] = (argb >>> 24) / 255f * sum / (3 * 255f);
      }
    }
    return grey;
  }

  // The samples themselves: getRGB would apply a gamma to grey pictures.
  private static GreyImage sampled(BufferedImage image) {
    Raster raster = image.getRaster();
    boolean alpha = image.getColorModel().hasAlpha();
    int bands = raster.getNumBands();
    int colours = alpha ? bands - 1 : bands;
    float largest = (1 << image.getColorModel().getComponentSize(0)) - 1;
    GreyImage grey = new GreyImage(image.getWidth(), image.getHeight());
    float[] row = new float[grey.width() * bands];
    for (int y = 0; y < grey.height(); y++) {
      raster.getPixels(0, y, grey.width(), 1, row);
      for (int x = 0; x < grey.width(); x++) {
        float sum = 0;
        for (int c = 0; c < colours; c++) {
          sum += row[x * bands + c];
        }
        float opacity = alpha ? row[x * bands + colours] / largest : 1;
        grey.values()[y * grey.width() + x] = opacity * sum / (colours * largest);
      }
    }
    return grey;
  }
}
