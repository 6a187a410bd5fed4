package org.weasis.dicom.explorer;

import java.beans.PropertyChangeListener;
import java.beans.PropertyChangeSupport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dcm4che3.data.Tag;
import org.weasis.core.api.explorer.ObservableEvent;
import org.weasis.core.api.explorer.model.DataExplorerModel;
import org.weasis.core.api.explorer.model.TreeModelNode;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.dicom.codec.TagD;

/** Stands before the declaration in tests: a tree that they fill, and listeners that hear. */
public class DicomModel implements DataExplorerModel {
  public static final TreeModelNode study = new TreeModelNode();
  public static final ExecutorService LOADING_EXECUTOR =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "import");
            thread.setDaemon(true);
            return thread;
          });

  private final Map<MediaSeriesGroup, List<MediaSeriesGroup>> studies = new LinkedHashMap<>();
  private final PropertyChangeSupport listeners = new PropertyChangeSupport(this);

  public void open(MediaSeriesGroup study, MediaSeriesGroup... series) {
    studies.put(study, List.of(series));
  }

  public void closeAll() {
    studies.clear();
  }

  public int listeners() {
    return listeners.getPropertyChangeListeners().length;
  }

  public List<MediaSeriesGroup> getAllSeriesNodes(MediaSeriesGroup parent, Object valueID) {
    return studies.get(parent).stream()
        .filter(series -> valueID.equals(value(series, Tag.SeriesInstanceUID)))
        .toList();
  }

  public MediaSeriesGroup getParent(MediaSeriesGroup node, TreeModelNode modelNode) {
    return studies.keySet().stream()
        .filter(found -> studies.get(found).contains(node))
        .findFirst()
        .orElse(null);
  }

  public MediaSeriesGroup getStudyNode(String studyInstanceUid) {
    return studies.keySet().stream()
        .filter(found -> studyInstanceUid.equals(value(found, Tag.StudyInstanceUID)))
        .findFirst()
        .orElse(null);
  }

  private static String value(MediaSeriesGroup node, int tag) {
    return TagD.getTagValue(node, tag, String.class);
  }

  @Override
  public void firePropertyChange(ObservableEvent event) {
    listeners.firePropertyChange(event);
  }

  @Override
  public void addPropertyChangeListener(PropertyChangeListener listener) {
    listeners.addPropertyChangeListener(listener);
  }

  @Override
  public void removePropertyChangeListener(PropertyChangeListener listener) {
    listeners.removePropertyChangeListener(listener);
  }
}
