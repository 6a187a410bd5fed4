package org.weasis.core.ui.model.layer;

/** What can be shown or hidden of it. */
public enum LayerItem {
  ANONYM_ANNOTATIONS
}
