package org.weasis.core.api.gui.model;

import java.awt.geom.Rectangle2D;

/** What part of an image a view shows. */
public interface ViewModel {
  Rectangle2D getModelArea();
}
