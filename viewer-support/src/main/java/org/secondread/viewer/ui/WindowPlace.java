package org.secondread.viewer.ui;

import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.Collection;

/** Where result windows open. */
final class WindowPlace {
  private static final int STEP = 32;

  private Rectangle last;

  /**
   * Places a window that is not shown yet where the reader had the last one, else in the corner of
   * the viewer that hides least, and off the others, so that their titles can be seen.
   *
   * @param viewer the viewer's window, or null
   */
  void place(Window window, Window viewer, Collection<? extends Window> others) {
    window.pack();
    if (last != null && isOnScreen(last)) {
      window.setBounds(last);
    } else if (viewer != null) {
      window.setLocation(
          viewer.getX() + Math.max(0, viewer.getWidth() - window.getWidth()),
          viewer.getY() + Math.max(0, viewer.getHeight() - window.getHeight()));
    }
    while (others.stream().anyMatch(other -> other.getLocation().equals(window.getLocation()))
        && canStep(window)) {
      window.setLocation(window.getX() - STEP, window.getY() - STEP);
    }
    window.addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentMoved(ComponentEvent event) {
            last = window.getBounds();
          }

          @Override
          public void componentResized(ComponentEvent event) {
            last = window.getBounds();
          }
        });
  }

  /** A monitor may be gone since. */
  private static boolean isOnScreen(Rectangle place) {
    for (GraphicsDevice device :
        GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
      if (device.getDefaultConfiguration().getBounds().contains(place)) {
        return true;
      }
    }
    return false;
  }

  private static boolean canStep(Window window) {
    GraphicsConfiguration screen = window.getGraphicsConfiguration();
    return window.getX() - STEP >= screen.getBounds().x
        && window.getY() - STEP >= screen.getBounds().y;
  }
}
