package org.secondread.viewer;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** What is drawn over the images of a series in the viewer; on the event dispatch thread. */
public interface ImageOverlay {

  /**
   * Draws over one image; nothing over an image it knows nothing of.
   *
   * @param sopInstanceUid SOP Instance UID (0008,0018) of the image
   * @param frame 0-based frame of a multi-frame image, else 0
   * @param extent from the unit square, the whole image with its first pixel at 0,0, to the screen
   */
  void paint(Graphics2D graphics, String sopInstanceUid, int frame, AffineTransform extent);

  /** An overlay that is drawn. */
  interface Drawn extends AutoCloseable {

    /** Draws anew, as what is to be drawn has changed. */
    void repaint();

    /** Ends the drawing. */
    @Override
    void close();
  }
}
