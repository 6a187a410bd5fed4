package org.secondread.viewer.weasis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.RepaintManager;
import javax.swing.SwingUtilities;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.weasis.core.api.gui.model.ViewModel;
import org.weasis.core.api.media.data.ImageElement;
import org.weasis.core.ui.editor.SeriesViewerEvent;
import org.weasis.core.ui.editor.image.ImageViewerPlugin;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.core.ui.editor.image.ViewerPlugin;
import org.weasis.dicom.codec.DicomImageElement;

/** With components of Swing that need no display. */
@Timeout(60)
class ViewOverlaysTest {
  private FakeWeasis weasis;
  private final List<Painted> painted = new ArrayList<>();
  private int viewsChanged;

  /** What an overlay was asked to draw. */
  private record Painted(String uid, int frame, AffineTransform extent) {}

  @BeforeEach
  void open() {
    weasis = new FakeWeasis();
  }

  @AfterEach
  void close() {
    weasis.close();
  }

  private ViewOverlays draw() {
    return new ViewOverlays(
        (graphics, uid, frame, extent) -> painted.add(new Painted(uid, frame, extent)),
        () -> viewsChanged++);
  }

  /** A view of 300 x 200 pixels, its image where the view's own pixels are. */
  private ViewCanvas<DicomImageElement> view(DicomImageElement image) {
    ViewCanvas<DicomImageElement> view = weasis.view(null);
    JPanel panel = new JPanel(null);
    panel.setSize(300, 200);
    when(view.getJComponent()).thenReturn(panel);
    when(view.getImage()).thenReturn(image);
    when(view.getClipViewCoordinatesOffset()).thenReturn(new Point2D.Double());
    when(view.getAffineTransform()).thenReturn(new AffineTransform());
    ViewModel model = mock(ViewModel.class);
    when(model.getModelArea()).thenReturn(new Rectangle2D.Double(0, 0, 1, 1));
    when(view.getViewModel()).thenReturn(model);
    return view;
  }

  private ViewCanvas<DicomImageElement> view() {
    return view(weasis.image("a"));
  }

  private static int laid(ViewCanvas<?> view) {
    return view.getJComponent().getComponentCount();
  }

  /** Paints a view, and what lies over it. */
  private static void paint(ViewCanvas<?> view) {
    BufferedImage screen = new BufferedImage(300, 200, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = screen.createGraphics();
    view.getJComponent().paint(graphics);
    graphics.dispose();
  }

  @Test
  void it_is_laid_over_every_view_of_all_viewers() {
    ViewCanvas<DicomImageElement> first = view();
    ViewCanvas<DicomImageElement> second = view();
    ViewCanvas<DicomImageElement> third = view();
    weasis.viewer(first, second);
    weasis.viewer(third);
    draw();
    assertEquals(List.of(1, 1, 1), List.of(laid(first), laid(second), laid(third)));
  }

  @Test
  void it_covers_the_view_and_lets_the_mouse_through() {
    ViewCanvas<DicomImageElement> view = view();
    weasis.viewer(view);
    draw();
    JComponent over = (JComponent) view.getJComponent().getComponent(0);
    assertEquals(new Rectangle(0, 0, 300, 200), over.getBounds());
    assertFalse(over.isOpaque());
    assertEquals(0, over.getMouseListeners().length + over.getMouseMotionListeners().length);
  }

  @Test
  void it_follows_the_size_of_the_view() throws Exception {
    ViewCanvas<DicomImageElement> view = view();
    weasis.viewer(view);
    draw();
    view.getJComponent().setSize(640, 480);
    SwingUtilities.invokeAndWait(() -> {});
    assertEquals(new Rectangle(0, 0, 640, 480), view.getJComponent().getComponent(0).getBounds());
  }

  @Test
  void it_is_laid_over_each_view_once() {
    ViewCanvas<DicomImageElement> view = view();
    weasis.viewer(view);
    ViewOverlays drawn = draw();
    drawn.changingViewContentEvent(new SeriesViewerEvent());
    drawn.repaint();
    assertEquals(1, laid(view));
  }

  @Test
  void views_that_come_later_get_it_too() {
    ViewOverlays drawn = draw();
    verify(weasis.events).addSeriesViewerListener(drawn);
    ViewCanvas<DicomImageElement> view = view();
    weasis.viewer(view);
    drawn.changingViewContentEvent(new SeriesViewerEvent());
    assertEquals(1, laid(view));
    assertEquals(1, viewsChanged);
  }

  @Test
  void a_view_that_gets_its_image_later_gets_it_then() {
    ViewCanvas<DicomImageElement> view = view(null);
    weasis.viewer(view);
    ViewOverlays drawn = draw();
    assertEquals(0, laid(view));
    DicomImageElement image = weasis.image("a");
    when(view.getImage()).thenReturn(image);
    drawn.changingViewContentEvent(new SeriesViewerEvent());
    assertEquals(1, laid(view));
  }

  @Test
  void a_view_that_threw_its_children_away_gets_it_again() {
    ViewCanvas<DicomImageElement> view = view();
    weasis.viewer(view);
    ViewOverlays drawn = draw();
    view.getJComponent().removeAll();
    drawn.changingViewContentEvent(new SeriesViewerEvent());
    assertEquals(1, laid(view));
  }

  /** As the 3D viewer has them. */
  @Test
  @SuppressWarnings("unchecked")
  void views_without_a_dicom_image_are_left_alone() {
    ViewCanvas<ImageElement> view = mock(ViewCanvas.class);
    JPanel panel = new JPanel();
    when(view.getJComponent()).thenReturn(panel);
    when(view.getImage()).thenReturn(mock(ImageElement.class));
    ImageViewerPlugin<ImageElement> viewer = mock(ImageViewerPlugin.class);
    when(viewer.getImagePanels()).thenReturn(List.of(view));
    List<ViewerPlugin<?>> viewers = List.of(mock(ViewerPlugin.class), viewer);
    when(weasis.core.getViewerPlugins()).thenReturn(viewers);
    draw();
    assertEquals(0, panel.getComponentCount());
  }

  @Test
  void the_image_that_the_view_shows_is_drawn_over() {
    ViewCanvas<DicomImageElement> view = view(weasis.image("m", "m.dcm", 7));
    weasis.viewer(view);
    draw();
    paint(view);
    assertEquals(List.of(new Painted("m", 7, new AffineTransform())), painted);
  }

  @Test
  void it_is_drawn_where_the_view_puts_its_image() {
    ViewCanvas<DicomImageElement> view = view();
    when(view.getClipViewCoordinatesOffset()).thenReturn(new Point2D.Double(10, 20));
    when(view.getAffineTransform()).thenReturn(AffineTransform.getScaleInstance(2, 2));
    when(view.getViewModel().getModelArea()).thenReturn(new Rectangle2D.Double(5, 7, 100, 50));
    weasis.viewer(view);
    draw();
    paint(view);
    AffineTransform extent = painted.get(0).extent();
    assertEquals(new Point2D.Double(20, 34), extent.transform(new Point2D.Double(0, 0), null));
    assertEquals(new Point2D.Double(220, 134), extent.transform(new Point2D.Double(1, 1), null));
  }

  @Test
  void painting_leaves_the_place_of_the_view_as_it_is() {
    ViewCanvas<DicomImageElement> view = view();
    AffineTransform own = AffineTransform.getScaleInstance(2, 2);
    when(view.getAffineTransform()).thenReturn(own);
    weasis.viewer(view);
    draw();
    paint(view);
    assertEquals(AffineTransform.getScaleInstance(2, 2), own);
  }

  @Test
  void a_view_that_lost_its_image_draws_nothing() {
    ViewCanvas<DicomImageElement> view = view();
    weasis.viewer(view);
    draw();
    when(view.getImage()).thenReturn(null);
    paint(view);
    assertEquals(List.of(), painted);
  }

  @Test
  void an_image_without_a_uid_or_a_frame_draws_nothing() {
    DicomImageElement unnamed = weasis.image("a");
    weasis.text(unnamed, Tag.SOPInstanceUID, null);
    DicomImageElement unnumbered = weasis.image("b");
    when(unnumbered.getKey()).thenReturn("key");
    ViewCanvas<DicomImageElement> first = view(unnamed);
    ViewCanvas<DicomImageElement> second = view(unnumbered);
    weasis.viewer(first, second);
    draw();
    paint(first);
    paint(second);
    assertEquals(List.of(), painted);
  }

  @Test
  void closing_leaves_no_trace() {
    ViewCanvas<DicomImageElement> first = view();
    ViewCanvas<DicomImageElement> second = view();
    weasis.viewer(first, second);
    ViewOverlays drawn = draw();
    drawn.close();
    assertEquals(List.of(0, 0), List.of(laid(first), laid(second)));
    assertEquals(0, first.getJComponent().getComponentListeners().length);
    verify(weasis.events).removeSeriesViewerListener(drawn);
  }

  @Test
  void closing_leaves_other_drawings() {
    ViewCanvas<DicomImageElement> view = view();
    weasis.viewer(view);
    ViewOverlays drawn = draw();
    draw();
    assertEquals(2, laid(view));
    drawn.close();
    assertEquals(1, laid(view));
  }

  /** Notes what is to be painted. */
  private static final class Dirty extends RepaintManager {
    private final List<JComponent> components = new ArrayList<>();

    @Override
    public void addDirtyRegion(JComponent component, int x, int y, int width, int height) {
      components.add(component);
    }
  }

  private static List<JComponent> paintedAnew(ViewOverlays drawn) {
    RepaintManager before = RepaintManager.currentManager(null);
    Dirty dirty = new Dirty();
    RepaintManager.setCurrentManager(dirty);
    try {
      drawn.repaint();
    } finally {
      RepaintManager.setCurrentManager(before);
    }
    return dirty.components;
  }

  @Test
  void drawing_anew_paints_every_view() {
    ViewCanvas<DicomImageElement> first = view();
    ViewCanvas<DicomImageElement> second = view();
    weasis.viewer(first, second);
    ViewOverlays drawn = draw();
    assertEquals(
        List.of(first.getJComponent().getComponent(0), second.getJComponent().getComponent(0)),
        paintedAnew(drawn));
  }

  @Test
  void a_view_that_was_closed_is_forgotten() {
    ViewCanvas<DicomImageElement> view = view();
    weasis.viewer(view);
    ViewOverlays drawn = draw();
    view.getJComponent().removeAll();
    when(view.getImage()).thenReturn(null);
    assertEquals(List.of(), paintedAnew(drawn));
  }
}
