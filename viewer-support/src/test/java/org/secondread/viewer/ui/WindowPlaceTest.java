package org.secondread.viewer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.ComponentEvent;
import java.awt.event.ComponentListener;
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

  private static void moveTo(JDialog dialog, Rectangle bounds) {
    dialog.setBounds(bounds);
    ComponentEvent moved = new ComponentEvent(dialog, ComponentEvent.COMPONENT_MOVED);
    for (ComponentListener listener : dialog.getComponentListeners()) {
      listener.componentMoved(moved);
    }
  }

  @Test
  void the_next_window_opens_where_the_reader_moved_the_last_one() throws Exception {
    inViewer(
        viewer -> {
          WindowPlace place = new WindowPlace();
          JDialog first = dialog(viewer, 300, 200);
          place.place(first, viewer, List.of());
          moveTo(first, new Rectangle(100, 120, 400, 250));
          JDialog next = dialog(viewer, 300, 200);
          place.place(next, viewer, List.of());
          assertEquals(new Rectangle(100, 120, 400, 250), next.getBounds());
        });
  }

  @Test
  void windows_that_step_off_each_other_do_not_wander() throws Exception {
    inViewer(
        viewer -> {
          WindowPlace place = new WindowPlace();
          JDialog before = dialog(viewer, 300, 200);
          place.place(before, viewer, List.of());
          Rectangle first = before.getBounds();
          for (int i = 0; i < 4; i++) {
            JDialog next = dialog(viewer, 300, 200);
            place.place(next, viewer, List.of(before));
            // As the display tells it, and gives it a frame.
            Rectangle shown = next.getBounds();
            shown.translate(1, 24);
            moveTo(next, shown);
            before = next;
          }
          JDialog alone = dialog(viewer, 300, 200);
          place.place(alone, viewer, List.of());
          assertEquals(first, alone.getBounds());
        });
  }

  @Test
  void a_title_stays_in_sight_where_the_display_moved_its_window_and_the_next_one_is_larger()
      throws Exception {
    inViewer(
        viewer -> {
          WindowPlace place = new WindowPlace();
          JDialog first = dialog(viewer, 300, 200);
          place.place(first, viewer, List.of());
          moveTo(first, new Rectangle(639, 529, 300, 200));
          JDialog larger = dialog(viewer, 320, 280);
          place.place(larger, viewer, List.of(first));
          assertEquals(new Rectangle(588, 418, 320, 280), larger.getBounds());
          JDialog third = dialog(viewer, 320, 280);
          place.place(third, viewer, List.of(first, larger));
          assertEquals(new Rectangle(556, 386, 320, 280), third.getBounds());
        });
  }

  @Test
  void a_window_whose_end_was_out_of_sight_opens_where_it_is_seen() throws Exception {
    inViewer(
        viewer -> {
          WindowPlace place = new WindowPlace();
          JDialog first = dialog(viewer, 300, 200);
          place.place(first, viewer, List.of());
          Rectangle screen = first.getGraphicsConfiguration().getBounds();
          int bottom = screen.y + screen.height;
          moveTo(first, new Rectangle(100, bottom - 120, 300, 200));
          JDialog next = dialog(viewer, 300, 200);
          place.place(next, viewer, List.of());
          assertEquals(new Rectangle(100, bottom - 200, 300, 200), next.getBounds());
          int right = screen.x + screen.width;
          moveTo(next, new Rectangle(right - 180, 120, 300, 200));
          JDialog third = dialog(viewer, 300, 200);
          place.place(third, viewer, List.of());
          assertEquals(new Rectangle(right - 300, 120, 300, 200), third.getBounds());
        });
  }

  @Test
  void taking_the_place_of_a_window_that_had_stepped_aside_moves_no_later_one() throws Exception {
    inViewer(
        viewer -> {
          WindowPlace place = new WindowPlace();
          JDialog first = dialog(viewer, 300, 200);
          place.place(first, viewer, List.of());
          JDialog second = dialog(viewer, 300, 200);
          place.place(second, viewer, List.of(first));
          JDialog replacing = dialog(viewer, 300, 200);
          place.replace(replacing, viewer, second.getBounds());
          assertEquals(second.getBounds(), replacing.getBounds());
          moveTo(replacing, second.getBounds());
          JDialog alone = dialog(viewer, 300, 200);
          place.place(alone, viewer, List.of());
          assertEquals(first.getBounds(), alone.getBounds());
        });
  }

  @Test
  void a_place_whose_title_no_screen_shows_is_not_kept() throws Exception {
    inViewer(
        viewer -> {
          WindowPlace place = new WindowPlace();
          JDialog first = dialog(viewer, 300, 200);
          place.place(first, viewer, List.of());
          Rectangle corner = first.getBounds();
          moveTo(first, new Rectangle(100, -180, 300, 200));
          JDialog next = dialog(viewer, 300, 200);
          place.place(next, viewer, List.of());
          assertEquals(corner, next.getBounds());
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
