package org.weasis.dicom.explorer;

import java.beans.PropertyChangeListener;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.weasis.core.api.explorer.ObservableEvent;
import org.weasis.core.api.explorer.model.DataExplorerModel;
import org.weasis.core.api.explorer.model.TreeModelNode;
import org.weasis.core.api.media.data.MediaSeriesGroup;

/** The tree of patients, studies and series. */
public class DicomModel implements DataExplorerModel {
  public static final TreeModelNode patient = value();
  public static final TreeModelNode study = value();
  public static final ExecutorService LOADING_EXECUTOR = value();

  public List<MediaSeriesGroup> getAllSeriesNodes(MediaSeriesGroup parent, Object valueID) {
    throw new UnsupportedOperationException();
  }

  public MediaSeriesGroup getHierarchyNode(MediaSeriesGroup parent, Object valueID) {
    throw new UnsupportedOperationException();
  }

  public MediaSeriesGroup getParent(MediaSeriesGroup node, TreeModelNode modelNode) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void firePropertyChange(ObservableEvent event) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void addPropertyChangeListener(PropertyChangeListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removePropertyChangeListener(PropertyChangeListener listener) {
    throw new UnsupportedOperationException();
  }

  private static <T> T value() {
    return null;
  }
}
