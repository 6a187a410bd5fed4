package org.secondread.viewer.ui;

import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where result windows open. */
final class WindowPlace {
  private static final int STEP = 32;

  private Rectangle last;

  /**
   * Places a window that is not shown yet where the reader had the last one, else in the corner of
   * the viewer that hides least, and so that it hides no other one's title wholly.
   *
   * <p>The display hears of the window only when it is shown: what it tells late of an earlier
   * place would undo this one.
   *
   * @param viewer the viewer's window, or null
   */
  void place(Window window, Window viewer, Collection<? extends Window> others) {
    window.setMinimumSize(framed(window.getMinimumSize(), viewer));
    window.setBounds(lastOnScreen().orElseGet(() -> corner(window, viewer)));
    while (others.stream().anyMatch(other -> hidesTitle(window, other)) && canStep(window)) {
      window.setLocation(window.getX() - STEP, window.getY() - STEP);
    }
    follow(window);
  }

  /** Places a window that is not shown yet where the one was that it takes the place of. */
  void replace(Window window, Window viewer, Rectangle vacated) {
    window.setMinimumSize(framed(window.getMinimumSize(), viewer));
    window.setBounds(vacated);
    follow(window);
  }

  /** Remembers where the reader moves it. */
  private void follow(Window window) {
    Rectangle placed = window.getBounds();
    window.addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentMoved(ComponentEvent event) {
            note(placed, window.getBounds());
          }

          @Override
          public void componentResized(ComponentEvent event) {
            note(placed, window.getBounds());
          }
        });
  }

  /** The display too moves windows a little, to give them a frame. */
  private void note(Rectangle placed, Rectangle now) {
    if (Math.abs(now.x - placed.x) >= STEP
        || Math.abs(now.y - placed.y) >= STEP
        || Math.abs(now.width - placed.width) >= STEP
        || Math.abs(now.height - placed.height) >= STEP) {
      last = now;
    }
  }

  /** The bottom right corner of the viewer. */
  private static Rectangle corner(Window window, Window viewer) {
    Dimension size = framed(window.getPreferredSize(), viewer);
    if (viewer == null) {
      return new Rectangle(size);
    }
    int right = Math.max(0, viewer.getWidth() - size.width);
    int down = Math.max(0, viewer.getHeight() - size.height);
    return new Rectangle(new Point(viewer.getX() + right, viewer.getY() + down), size);
  }

  /** With a frame as wide as the viewer's, since a window has none before it is shown. */
  private static Dimension framed(Dimension size, Window viewer) {
    if (viewer == null) {
      return size;
    }
    Insets frame = viewer.getInsets();
    return new Dimension(
        size.width + frame.left + frame.right, size.height + frame.top + frame.bottom);
  }

  /**
   * The last place, moved where its end would be out of sight; empty where no screen shows the
   * middle of its title, since a monitor may be gone.
   */
  private Optional<Rectangle> lastOnScreen() {
    if (last == null) {
      return Optional.empty();
    }
    List<Rectangle> screens =
        Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
            .map(device -> device.getDefaultConfiguration().getBounds())
            .toList();
    // It may lie across two that stand side by side.
    Rectangle all = screens.stream().reduce(Rectangle::union).orElseThrow();
    return screens.stream()
        .filter(screen -> screen.contains((int) last.getCenterX(), last.y + STEP / 2))
        .findFirst()
        .map(
            screen ->
                new Rectangle(
                    within(last.x, last.width, all.x, all.width),
                    within(last.y, last.height, screen.y, screen.height),
                    last.width,
                    last.height));
  }

  /** The start of a stretch that ends within limits; at their start where it is longer. */
  private static int within(int start, int length, int limit, int limits) {
    return Math.max(limit, Math.min(start, limit + limits - length));
  }

  /** Whether the right end of the other one's title, where it can be closed, is out of sight. */
  private static boolean hidesTitle(Window window, Window other) {
    int right = other.getX() + other.getWidth() - STEP / 2;
    return window.getBounds().contains(right, other.getY() + STEP / 2);
  }

  private static boolean canStep(Window window) {
    GraphicsConfiguration screen = window.getGraphicsConfiguration();
    return window.getX() - STEP >= screen.getBounds().x
        && window.getY() - STEP >= screen.getBounds().y;
  }
}
