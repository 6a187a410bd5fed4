package org.secondread.viewer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.Box;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Places of windows that no display has heard of, so that none can move them. */
class WindowPlaceTest {
  private static final Rectangle VIEWER = new Rectangle(40, 30, 900, 700);

  @BeforeEach
  void needDisplay() {
    if (GraphicsEnvironment.isHeadless()) {
      String reason = "SKIPPED WindowPlaceTest: no display; run under xvfb-run";
      System.out.println(reason);
      Assumptions.abort(reason);
    }
  }

  private static void inViewer(Consumer<JFrame> test) throws Exception {
    SwingUtilities.invokeAndWait(
        () -> {
          JFrame viewer = new JFrame("viewer");
          viewer.setBounds(VIEWER);
          try {
            test.accept(viewer);
          } finally {
            viewer.dispose();
          }
        });
  }

  private static JDialog dialog(JFrame viewer, int width, int height) {
    JDialog dialog = new JDialog(viewer);
    dialog.setContentPane(Box.createHorizontalBox());
    dialog.getContentPane().setPreferredSize(new Dimension(width, height));
    return dialog;
  }

  @Test
  void the_first_window_takes_the_corner_before_the_display_hears_of_it() throws Exception {
    inViewer(
        viewer -> {
          JDialog dialog = dialog(viewer, 300, 200);
          new WindowPlace().place(dialog, viewer, List.of());
          assertEquals(new Rectangle(640, 530, 300, 200), dialog.getBounds());
          assertFalse(dialog.isDisplayable());
        });
  }

  @Test
  void a_window_wider_than_the_viewer_starts_at_its_left() throws Exception {
    inViewer(
        viewer -> {
          JDialog dialog = dialog(viewer, 1000, 200);
          new WindowPlace().place(dialog, viewer, List.of());
          assertEquals(new Rectangle(40, 530, 1000, 200), dialog.getBounds());
        });
  }

  @Test
  void a_second_window_steps_off_the_first() throws Exception {
    inViewer(
        viewer -> {
          WindowPlace place = new WindowPlace();
          JDialog first = dialog(viewer, 300, 200);
          place.place(first, viewer, List.of());
          JDialog second = dialog(viewer, 300, 200);
          place.place(second, viewer, List.of(first));
          assertEquals(new Rectangle(608, 498, 300, 200), second.getBounds());
        });
  }

  @Test
  void a_window_without_a_viewer_gets_the_size_it_wants() throws Exception {
    inViewer(
        viewer -> {
          JDialog dialog = dialog(viewer, 300, 200);
          new WindowPlace().place(dialog, null, List.of());
          assertEquals(new Dimension(300, 200), dialog.getSize());
        });
  }
}
