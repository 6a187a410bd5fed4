package org.weasis.dicom.explorer;

import java.beans.PropertyChangeListener;
import java.beans.PropertyChangeSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dcm4che3.data.Tag;
import org.weasis.core.api.explorer.ObservableEvent;
import org.weasis.core.api.explorer.model.DataExplorerModel;
import org.weasis.core.api.explorer.model.TreeModelNode;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.core.api.media.data.MediaSeriesGroupNode;
import org.weasis.core.api.media.data.TagW;
import org.weasis.dicom.codec.TagD;

/** Stands before the declaration in tests: a tree that they fill, and listeners that hear. */
public class DicomModel implements DataExplorerModel {
  public static final TreeModelNode patient = new TreeModelNode();
  public static final TreeModelNode study = new TreeModelNode();
  public static final ExecutorService LOADING_EXECUTOR =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "import");
            thread.setDaemon(true);
            return thread;
          });

  private final List<Study> studies = new ArrayList<>();
  private final PropertyChangeSupport listeners = new PropertyChangeSupport(this);

  private record Study(
      MediaSeriesGroup patient, MediaSeriesGroup study, List<MediaSeriesGroup> series) {}

  public void open(MediaSeriesGroup patient, MediaSeriesGroup study, MediaSeriesGroup... series) {
    studies.add(new Study(patient, study, new ArrayList<>(List.of(series))));
  }

  /** As an import does. */
  public void add(MediaSeriesGroup study, MediaSeriesGroup series) {
    studies.stream()
        .filter(open -> open.study() == study)
        .findFirst()
        .orElseThrow()
        .series()
        .add(series);
  }

  public void closeAll() {
    studies.clear();
  }

  public int listeners() {
    return listeners.getPropertyChangeListeners().length;
  }

  public List<MediaSeriesGroup> getAllSeriesNodes(MediaSeriesGroup parent, Object valueID) {
    return studies.stream()
        .filter(open -> open.study() == parent)
        .flatMap(open -> open.series().stream())
        .filter(series -> valueID.equals(value(series, Tag.SeriesInstanceUID)))
        .toList();
  }

  public MediaSeriesGroup getParent(MediaSeriesGroup node, TreeModelNode level) {
    return studies.stream()
        .filter(open -> open.series().contains(node))
        .map(open -> level == patient ? open.patient() : open.study())
        .findFirst()
        .orElse(null);
  }

  public MediaSeriesGroup getHierarchyNode(MediaSeriesGroup parent, Object valueID) {
    return parent == MediaSeriesGroupNode.rootNode
        ? first(
            Study::patient,
            open -> valueID.equals(open.patient().getTagValue(TagW.PatientPseudoUID)))
        : first(
            Study::study,
            open ->
                open.patient() == parent
                    && valueID.equals(value(open.study(), Tag.StudyInstanceUID)));
  }

  private MediaSeriesGroup first(Function<Study, MediaSeriesGroup> what, Predicate<Study> which) {
    return studies.stream().filter(which).map(what).findFirst().orElse(null);
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
