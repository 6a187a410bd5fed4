package org.secondread.training.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.secondread.image.GreyImage;

/** Reads a PNG or JPEG as grey: the mean of the colour channels, over black where transparent. */
public final class PictureReader {
  private static final int MOST_PIXELS = 1 << 24;
  private static final Pattern DAMAGE =
      Pattern.compile("truncated|corrupt|premature", Pattern.CASE_INSENSITIVE);

  private PictureReader() {}

  /**
   * @return values 0..1
   */
  public static GreyImage read(Path file) throws IOException {
    BufferedImage image = decode(file);
    requireGreyOrColour(file, image);
    return image.getColorModel() instanceof IndexColorModel ? indexed(image) : sampled(image);
  }

  private static BufferedImage decode(Path file) throws TrainingDataException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw unreadable(file, null);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return decode(file, reader);
      } finally {
        reader.dispose();
      }
    } catch (TrainingDataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  private static BufferedImage decode(Path file, ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MOST_PIXELS) {
      throw new TrainingDataException(
          "%s states %d x %d pixels, expected at most %d in all; replace it or remove its row"
              .formatted(file, reader.getWidth(0), reader.getHeight(0), MOST_PIXELS));
    }
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    BufferedImage image = reader.read(0);
    // A JPEG that was cut off is filled up with grey, and only a warning says so.
    for (String warning : warnings) {
      if (DAMAGE.matcher(warning).find()) {
        throw new TrainingDataException(
            "%s is damaged (%s); replace it or remove its row".formatted(file, warning));
      }
    }
    return image;
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
