package org.weasis.core.ui.editor;

/** Hears of changes in a viewer. */
@FunctionalInterface
public interface SeriesViewerListener {
  void changingViewContentEvent(SeriesViewerEvent event);
}
