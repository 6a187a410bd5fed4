package org.secondread.viewer.weasis;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import javax.swing.JComponent;
import org.dcm4che3.data.Tag;
import org.secondread.viewer.ImageOverlay;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.TagD;

/** Draws over the image that one view shows, where the view puts it. */
final class ViewOverlay extends JComponent {
  private final transient ViewCanvas<?> view;
  private final transient ImageOverlay overlay;
  private final transient ComponentAdapter followSize =
      new ComponentAdapter() {
        @Override
        public void componentResized(ComponentEvent event) {
          fill();
        }
      };

  private ViewOverlay(ViewCanvas<?> view, ImageOverlay overlay) {
    this.view = view;
    this.overlay = overlay;
  }

  static ViewOverlay over(ViewCanvas<?> view, ImageOverlay overlay) {
    ViewOverlay child = new ViewOverlay(view, overlay);
    JComponent parent = view.getJComponent();
    parent.add(child);
    parent.addComponentListener(child.followSize);
    child.fill();
    return child;
  }

  void remove() {
    JComponent parent = view.getJComponent();
    parent.removeComponentListener(followSize);
    parent.remove(this);
    parent.repaint();
  }

  private void fill() {
    JComponent parent = view.getJComponent();
    setBounds(0, 0, parent.getWidth(), parent.getHeight());
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    if (!(view.getImage() instanceof DicomImageElement image)
        || !(image.getKey() instanceof Integer frame)) {
      return;
    }
    String uid = TagD.getTagValue(image, Tag.SOPInstanceUID, String.class);
    if (uid != null) {
      overlay.paint((Graphics2D) graphics, uid, frame, extent());
    }
  }

  /** From the unit square, the whole image, to this component. */
  private AffineTransform extent() {
    Point2D offset = view.getClipViewCoordinatesOffset();
    AffineTransform extent = AffineTransform.getTranslateInstance(offset.getX(), offset.getY());
    extent.concatenate(view.getAffineTransform());
    Rectangle2D area = view.getViewModel().getModelArea();
    extent.translate(area.getX(), area.getY());
    extent.scale(area.getWidth(), area.getHeight());
    return extent;
  }
}
