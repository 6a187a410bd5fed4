package org.weasis.core.api.explorer.model;

import org.weasis.core.api.explorer.ObservableEvent;

/** The data behind an explorer. */
public interface DataExplorerModel {
  void firePropertyChange(ObservableEvent event);
}
