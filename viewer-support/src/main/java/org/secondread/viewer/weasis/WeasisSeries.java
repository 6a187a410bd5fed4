package org.secondread.viewer.weasis;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Tag;
import org.secondread.viewer.HostedSeries;
import org.secondread.viewer.ImageOverlay;
import org.secondread.viewer.ImportException;
import org.secondread.viewer.Messages;
import org.secondread.viewer.OpenSeries;
import org.secondread.viewer.ResultFile;
import org.secondread.volume.SourceImage;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.core.api.media.data.MediaSeriesGroupNode;
import org.weasis.core.api.media.data.TagReadable;
import org.weasis.core.api.media.data.TagW;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.DicomSeries;
import org.weasis.dicom.codec.TagD;
import org.weasis.dicom.codec.utils.SeriesInstanceList;
import org.weasis.dicom.explorer.DicomModel;

/**
 * A series in Weasis with all parts Weasis split it into. Holds it weakly, so that a kept result
 * does not keep the images of a closed study.
 */
final class WeasisSeries implements HostedSeries {
  private static final int LONG_STRING = 64;

  private final String seriesUid;
  private final String studyUid;
  private final Object patientUid;
  private final WeakReference<DicomSeries> reference;
  private final WeakReference<DicomModel> model;

  WeasisSeries(DicomSeries series) {
    this.reference = new WeakReference<>(series);
    DicomModel tree =
        series.getTagValue(TagW.ExplorerModel) instanceof DicomModel found ? found : null;
    this.model = new WeakReference<>(tree);
    this.seriesUid = text(series, Tag.SeriesInstanceUID);
    MediaSeriesGroup study = tree == null ? null : tree.getParent(series, DicomModel.study);
    this.studyUid = study == null ? "" : text(study, Tag.StudyInstanceUID);
    MediaSeriesGroup patient = tree == null ? null : tree.getParent(series, DicomModel.patient);
    this.patientUid = patient == null ? null : patient.getTagValue(TagW.PatientPseudoUID);
  }

  /** The model the series is in, or null. */
  DicomModel model() {
    return model.get();
  }

  @Override
  public OpenSeries describe() {
    List<DicomSeries> parts = parts();
    if (parts.isEmpty()) {
      return new OpenSeries(seriesUid, "", "", "", 0, false, List.of(), 0);
    }
    DicomSeries series = parts.get(0);
    Set<Path> files = new LinkedHashSet<>();
    int images = 0;
    int withoutFile = 0;
    boolean loading = false;
    for (DicomSeries part : parts) {
      loading |= part.getSeriesLoader() != null;
      for (DicomImageElement image : part.copyOfMedias(null, null)) {
        images++;
        Optional<Path> file = image.getFileCache().getOriginalFile();
        file.ifPresent(files::add);
        withoutFile += file.isEmpty() ? 1 : 0;
      }
    }
    boolean stoppedEarly =
        series.getTagValue(TagW.WadoInstanceReferenceList) instanceof SeriesInstanceList list
            && files.size() + withoutFile < list.size();
    return new OpenSeries(
        seriesUid,
        text(series, Tag.Modality),
        text(series, Tag.BodyPartExamined),
        cut(text(series, Tag.SeriesDescription)),
        images,
        loading || stoppedEarly,
        List.copyOf(files),
        withoutFile);
  }

  /** Those in the tree of the viewer now, else the one it was made of. */
  private List<DicomSeries> parts() {
    List<DicomSeries> inTree = partsInTree();
    DicomSeries series = reference.get();
    return inTree.isEmpty() && series != null ? List.of(series) : inTree;
  }

  /** A study that is opened anew has new nodes of the same identifiers. */
  private List<DicomSeries> partsInTree() {
    return partsInTree(seriesUid).stream()
        .filter(DicomSeries.class::isInstance)
        .map(DicomSeries.class::cast)
        .toList();
  }

  /**
   * The series of the study with this Series Instance UID; looked for from the root of the tree.
   */
  private List<MediaSeriesGroup> partsInTree(String uid) {
    DicomModel tree = model.get();
    if (tree == null || patientUid == null || studyUid.isEmpty() || uid.isEmpty()) {
      return List.of();
    }
    // Another patient may have a copy of the study.
    MediaSeriesGroup patient = tree.getHierarchyNode(MediaSeriesGroupNode.rootNode, patientUid);
    MediaSeriesGroup study = patient == null ? null : tree.getHierarchyNode(patient, studyUid);
    return study == null ? List.of() : tree.getAllSeriesNodes(study, uid);
  }

  /** DICOM allows no more (PS3.5, LO); windows and tooltips have to show it. */
  private static String cut(String description) {
    return description.length() <= LONG_STRING
        ? description
        : description.substring(0, LONG_STRING);
  }

  private static String text(TagReadable source, int tag) {
    String value = TagD.getTagValue(source, tag, String.class);
    return value == null ? "" : value.strip();
  }

  @Override
  public void showImage(SourceImage image, double[] point) {
    new ImageNavigator(image, seriesUid, point, partsInTree()).go();
  }

  @Override
  public ImageOverlay.Drawn draw(ImageOverlay overlay, Runnable viewsChanged) {
    return new ViewOverlays(overlay, viewsChanged);
  }

  @Override
  public void importFiles(List<ResultFile> files) throws IOException {
    try {
      DicomModel tree = model.get();
      if (tree == null || !isOpen()) {
        throw new ImportException(Messages.get("save.closed"));
      }
      new ResultImport(tree, seriesUid, this::isInStudy).run(files);
    } catch (IOException | RuntimeException | Error e) {
      deleteWhatIsNotInStudy(files, e);
      throw e;
    }
  }

  private boolean isInStudy(String uid) {
    return !partsInTree(uid).isEmpty();
  }

  private void deleteWhatIsNotInStudy(List<ResultFile> files, Throwable why) {
    for (ResultFile file : files) {
      try {
        if (!isInStudy(file.seriesInstanceUid())) {
          Files.deleteIfExists(file.path());
        }
      } catch (IOException e) {
        why.addSuppressed(e);
      }
    }
  }

  @Override
  public boolean holds(List<ResultFile> files) {
    return isOpen() && files.stream().allMatch(file -> isInStudy(file.seriesInstanceUid()));
  }

  @Override
  public boolean isOpen() {
    return !partsInTree().isEmpty();
  }
}
