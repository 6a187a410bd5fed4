package org.secondread.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Draws head-like pictures with and without a bright spot, and their label table. */
public final class TestPictures {
  private static final int SIZE = 128;

  private TestPictures() {}

  /** Pictures 0..count-1 with a lesion and 100..100+count-1 without, in {@code folder/slices}. */
  public static void write(Path folder, int count) throws IOException {
    Files.createDirectories(folder.resolve("slices"));
    StringBuilder table = new StringBuilder("id,hemorrhage,group\n");
    for (int i = 0; i < count; i++) {
      draw(folder.resolve("slices/%03d.png".formatted(i)), true, i);
      draw(folder.resolve("slices/%03d.png".formatted(100 + i)), false, 100 + i);
      table.append("%d,1,%d%n".formatted(i, i));
    }
    for (int i = 0; i < count; i++) {
      table.append("%d,0,%d%n".formatted(100 + i, 100 + i));
    }
    Files.writeString(folder.resolve("labels.csv"), table);
  }

  private static void draw(Path file, boolean lesion, long seed) throws IOException {
    Random random = new Random(seed * 77);
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    double cx = 50 + 28 * random.nextDouble();
    double cy = 50 + 28 * random.nextDouble();
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double radius = Math.hypot((x - 64) / 46.0, (y - 64) / 56.0);
        double grey = radius < 1 ? 0.4 + 0.02 * random.nextGaussian() : radius < 1.1 ? 1 : 0;
        if (lesion && Math.hypot(x - cx, y - cy) < 9) {
          grey = 0.8;
        }
        int value = (int) Math.round(255 * Math.max(0, Math.min(1, grey)));
        image.setRGB(x, y, value << 16 | value << 8 | value);
      }
    }
    ImageIO.write(image, "png", file.toFile());
  }
}
