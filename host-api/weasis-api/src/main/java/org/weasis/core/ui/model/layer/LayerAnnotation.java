package org.weasis.core.ui.model.layer;

import org.weasis.core.api.media.data.ImageElement;

/** What a view writes about its image. */
public interface LayerAnnotation<E extends ImageElement> extends Layer {
  boolean getDisplayPreferences(LayerItem item);
}
