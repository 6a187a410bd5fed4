package org.weasis.core.ui.editor.image;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import javax.swing.JComponent;
import org.weasis.core.api.gui.model.ViewModel;

/** What an image is drawn on. */
public interface Canvas {
  JComponent getJComponent();

  AffineTransform getAffineTransform();

  ViewModel getViewModel();

  Object getActionValue(String action);

  Point2D getClipViewCoordinatesOffset();
}
