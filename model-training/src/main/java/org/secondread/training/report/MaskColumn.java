package org.secondread.training.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/** Slices below each other with one mask's outline in red and the truth's in green. */
public final class MaskColumn {
  private static final int HEADING = 24;

  private MaskColumn() {}

  /**
   * @param heading a few words
   * @param slices prepared slices of one size, 0..1
   * @param masks one per slice
   * @param truth one per slice
   */
  public static BufferedImage draw(
      String heading, List<GreyImage> slices, List<Mask> masks, List<Mask> truth) {
    int size = slices.get(0).width();
    BufferedImage column =
        new BufferedImage(size, HEADING + slices.size() * size, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = column.createGraphics();
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    graphics.setColor(Color.WHITE);
    graphics.drawString(heading, 6, 17);
    graphics.dispose();
    for (int i = 0; i < slices.size(); i++) {
      Montage.outline(column, 0, HEADING + i * size, slices.get(i), masks.get(i), truth.get(i));
    }
    return column;
  }

  /** Columns beside each other; all have one height. */
  public static BufferedImage beside(List<BufferedImage> columns) {
    int width = columns.stream().mapToInt(BufferedImage::getWidth).sum();
    BufferedImage all =
        new BufferedImage(width, columns.get(0).getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    int x = 0;
    for (BufferedImage column : columns) {
      graphics.drawImage(column, x, 0, null);
      x += column.getWidth();
    }
    graphics.dispose();
    return all;
  }
}
