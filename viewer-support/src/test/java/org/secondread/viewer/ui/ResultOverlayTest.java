package org.secondread.viewer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.image.Mask;
import org.secondread.pipeline.Finding;
import org.secondread.report.SecondaryCapture.Picture;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.ResultModel.Decision;
import org.secondread.viewer.ResultModel.Overlay;
import org.secondread.viewer.TestFindings;

/** Where a result is drawn; needs no display. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class ResultOverlayTest {
  private static final int SIZE = 640;
  private static final int MARGIN = 40;

  private Finding finding;

  @BeforeAll
  void read(@TempDir Path folder) throws Exception {
    finding = TestFindings.bleeding(folder);
  }

  private static BufferedImage paint(ResultModel model, String uid, AffineTransform extent) {
    BufferedImage screen = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = screen.createGraphics();
    new ResultOverlay(model).paint(g, uid, 0, extent);
    g.dispose();
    return screen;
  }

  private String uid(int slice) {
    return finding.volume().slices().get(slice).source().sopInstanceUid();
  }

  /** The smallest rectangle around all that is drawn; empty where nothing is. */
  private static Rectangle drawn(BufferedImage screen) {
    Rectangle bounds = new Rectangle(-1, -1);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        if (screen.getRGB(x, y) >>> 24 > 0x60) {
          bounds.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    return bounds;
  }

  private static AffineTransform square() {
    AffineTransform extent = AffineTransform.getTranslateInstance(MARGIN, MARGIN);
    extent.scale(512, 512);
    return extent;
  }

  /** Where the mask's outline must lie when its image covers the extent. */
  private Rectangle expected(Mask mask, AffineTransform extent) {
    Rectangle pixels = new Rectangle(-1, -1);
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        if (mask.at(x, y)) {
          pixels.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    AffineTransform place = new AffineTransform(extent);
    place.scale(1.0 / mask.width(), 1.0 / mask.height());
    return place.createTransformedShape(pixels).getBounds();
  }

  private static void assertNear(Rectangle expected, Rectangle found) {
    String both = "expected " + expected + ", found " + found;
    assertEquals(expected.getMinX(), found.getMinX(), 2, both);
    assertEquals(expected.getMinY(), found.getMinY(), 2, both);
    assertEquals(expected.getMaxX(), found.getMaxX(), 2, both);
    assertEquals(expected.getMaxY(), found.getMaxY(), 2, both);
  }

  @Test
  void the_outline_lies_on_the_pixels_of_the_lesion_however_the_image_is_placed() {
    ResultModel model = new ResultModel(finding);
    int slice = finding.lesions().get(0).centreSlice();
    Mask mask = model.shownMask(slice);
    AffineTransform mirrored = AffineTransform.getTranslateInstance(MARGIN + 512, MARGIN);
    mirrored.scale(-512, 512);
    AffineTransform turned = AffineTransform.getQuadrantRotateInstance(1);
    turned.preConcatenate(AffineTransform.getTranslateInstance(512 + MARGIN, MARGIN));
    turned.scale(512, 512);
    for (AffineTransform extent : List.of(square(), mirrored, turned)) {
      assertNear(expected(mask, extent), drawn(paint(model, uid(slice), extent)));
    }
  }

  @Test
  void nothing_is_drawn_over_an_image_of_another_series_or_of_other_proportions() {
    ResultModel model = new ResultModel(finding);
    int slice = finding.lesions().get(0).centreSlice();
    assertTrue(drawn(paint(model, "2.25.99", square())).isEmpty());
    AffineTransform stretched = AffineTransform.getScaleInstance(512, 400);
    assertTrue(drawn(paint(model, uid(slice), stretched)).isEmpty());
  }

  @Test
  void a_rejected_lesion_and_an_overlay_that_is_off_are_not_drawn() {
    ResultModel model = new ResultModel(finding);
    int slice = finding.lesions().get(0).centreSlice();
    model.show(Overlay.FINAL_OUTLINE, false);
    assertTrue(drawn(paint(model, uid(slice), square())).isEmpty());
    model.show(Overlay.FINAL_OUTLINE, true);
    assertFalse(drawn(paint(model, uid(slice), square())).isEmpty());
    for (int i = 0; i < model.rows().size(); i++) {
      model.decide(i, Decision.REJECTED);
    }
    assertTrue(drawn(paint(model, uid(slice), square())).isEmpty());
  }

  @Test
  void the_summary_shows_accepted_lesions_with_outlines_and_else_the_most_suspicious_slice() {
    ResultModel model = new ResultModel(finding);
    model.decide(0, Decision.ACCEPTED);
    assertEquals(List.of(finding.lesions().get(0).centreSlice()), model.keySlices());
    long outlined = reddish(SummaryPicture.of(model));
    model.decide(0, Decision.REJECTED);
    assertEquals(1, model.keySlices().size());
    long words = reddish(SummaryPicture.of(model));
    assertTrue(words > 100, "the warning is red: " + words);
    assertTrue(outlined > words + 100, outlined + " reddish pixels, " + words + " without outline");
  }

  private static long reddish(Picture picture) {
    long count = 0;
    byte[] rgb = picture.rgb();
    for (int i = 0; i < rgb.length; i += 3) {
      if ((rgb[i] & 0xFF) > 150 && (rgb[i + 1] & 0xFF) < 120) {
        count++;
      }
    }
    return count;
  }
}
