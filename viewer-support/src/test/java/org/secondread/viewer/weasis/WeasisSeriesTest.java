package org.secondread.viewer.weasis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.when;

import java.io.File;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.MockedConstruction;
import org.secondread.viewer.ImportException;
import org.secondread.viewer.Messages;
import org.secondread.viewer.OpenSeries;
import org.secondread.viewer.ResultFile;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.core.api.media.data.MediaSeriesGroupNode;
import org.weasis.core.api.media.data.SeriesImporter;
import org.weasis.core.api.media.data.TagW;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.DicomSeries;
import org.weasis.dicom.codec.utils.SeriesInstanceList;
import org.weasis.dicom.explorer.HangingProtocols.OpeningViewer;
import org.weasis.dicom.explorer.LoadLocalDicom;
import org.weasis.dicom.explorer.PluginOpeningStrategy;

@Timeout(60)
class WeasisSeriesTest {
  private static final String STUDY = "1.1";
  private static final String SERIES = "1.1.1";

  private FakeWeasis weasis;

  @BeforeEach
  void open() {
    weasis = new FakeWeasis();
  }

  @AfterEach
  void close() {
    weasis.close();
  }

  /** A series of the open study that is not split. */
  private DicomSeries series(DicomImageElement... images) {
    DicomSeries series = weasis.series(SERIES, images);
    weasis.openStudy(STUDY, series);
    return series;
  }

  private static List<Path> files(String... names) {
    return List.of(names).stream().map(Path::of).toList();
  }

  @Test
  void all_parts_of_a_split_series_count_together() {
    DicomSeries first = weasis.series(SERIES, weasis.image("a"), weasis.image("b"));
    DicomSeries second = weasis.series(SERIES, weasis.image("c"));
    weasis.openStudy(STUDY, first, second);

    OpenSeries described = new WeasisSeries(second).describe();
    assertEquals(3, described.images());
    assertEquals(files("a.dcm", "b.dcm", "c.dcm"), described.files());
  }

  @Test
  void other_series_of_the_study_do_not_count() {
    DicomSeries series = weasis.series(SERIES, weasis.image("a"));
    weasis.openStudy(
        STUDY, weasis.series("1.1.2", weasis.image("b")), series, mock(MediaSeriesGroupNode.class));
    assertEquals(1, new WeasisSeries(series).describe().images());
  }

  @Test
  void a_part_that_holds_no_images_of_the_viewer_is_left_out() {
    DicomSeries series = weasis.series(SERIES, weasis.image("a"));
    MediaSeriesGroupNode other = mock(MediaSeriesGroupNode.class);
    weasis.text(other, Tag.SeriesInstanceUID, SERIES);
    weasis.openStudy(STUDY, other, series);
    assertEquals(1, new WeasisSeries(series).describe().images());
  }

  @Test
  void every_frame_counts_as_an_image_but_its_file_once() {
    OpenSeries described =
        new WeasisSeries(
                series(
                    weasis.image("a", "a.dcm", 0),
                    weasis.image("a", "a.dcm", 1),
                    weasis.image("a", "a.dcm", 2)))
            .describe();
    assertEquals(3, described.images());
    assertEquals(files("a.dcm"), described.files());
  }

  @Test
  void images_in_memory_alone_are_told() {
    OpenSeries described =
        new WeasisSeries(series(weasis.image("a"), weasis.image("b", null, 0))).describe();
    assertEquals(1, described.imagesWithoutFile());
    assertEquals(2, described.images());
    assertEquals(files("a.dcm"), described.files());
  }

  @Test
  void a_series_loads_while_any_part_has_a_loader() {
    DicomSeries first = weasis.series(SERIES, weasis.image("a"));
    DicomSeries second = weasis.series(SERIES, weasis.image("b"));
    weasis.openStudy(STUDY, first, second);
    WeasisSeries series = new WeasisSeries(first);
    assertFalse(series.describe().loading());

    for (DicomSeries part : List.of(first, second)) {
      when(part.getSeriesLoader()).thenReturn(mock(SeriesImporter.class));
      assertTrue(series.describe().loading());
      when(part.getSeriesLoader()).thenReturn(null);
    }
  }

  private static void announce(DicomSeries series, int instances) {
    SeriesInstanceList list = mock(SeriesInstanceList.class);
    when(list.size()).thenReturn(instances);
    when(series.getTagValue(TagW.WadoInstanceReferenceList)).thenReturn(list);
  }

  @Test
  void a_download_that_stopped_early_is_still_loading() {
    DicomSeries series = series(weasis.image("a"), weasis.image("b"));
    announce(series, 3);
    assertTrue(new WeasisSeries(series).describe().loading());
  }

  @Test
  void a_download_that_brought_all_it_announced_is_not_loading() {
    DicomSeries series = series(weasis.image("a"), weasis.image("b", null, 0));
    announce(series, 2);
    assertFalse(new WeasisSeries(series).describe().loading());
  }

  @Test
  void frames_do_not_make_up_for_announced_files() {
    DicomSeries series = series(weasis.image("a", "a.dcm", 0), weasis.image("a", "a.dcm", 1));
    announce(series, 2);
    assertTrue(new WeasisSeries(series).describe().loading());
  }

  @Test
  void texts_come_without_spaces_around() {
    DicomSeries series = series();
    weasis.text(series, Tag.Modality, "CT ");
    weasis.text(series, Tag.BodyPartExamined, " HEAD");
    weasis.text(series, Tag.SeriesDescription, " Head 5 mm ");
    OpenSeries described = new WeasisSeries(series).describe();
    assertEquals(
        List.of(SERIES, "CT", "HEAD", "Head 5 mm"),
        List.of(
            described.seriesInstanceUid(),
            described.modality(),
            described.bodyPart(),
            described.description()));
  }

  @Test
  void absent_texts_are_empty() {
    OpenSeries described = new WeasisSeries(series()).describe();
    assertEquals(
        List.of("", "", ""),
        List.of(described.modality(), described.bodyPart(), described.description()));
  }

  @Test
  void a_series_is_open_until_its_study_is_closed() {
    WeasisSeries series = new WeasisSeries(series(weasis.image("a")));
    assertTrue(series.isOpen());
    weasis.model.closeAll();
    assertFalse(series.isOpen());
  }

  @Test
  void a_series_is_not_open_where_its_study_holds_only_others() {
    WeasisSeries series = new WeasisSeries(series(weasis.image("a")));
    weasis.openStudy(STUDY, weasis.series("1.1.2"));
    assertFalse(series.isOpen());
  }

  @Test
  void a_series_of_a_closed_study_still_describes_itself() {
    WeasisSeries series = new WeasisSeries(series(weasis.image("a")));
    weasis.model.closeAll();
    assertEquals(files("a.dcm"), series.describe().files());
  }

  @Test
  void a_study_that_is_opened_anew_is_the_same() {
    WeasisSeries series = new WeasisSeries(series(weasis.image("a")));
    weasis.model.closeAll();
    series(weasis.image("b"), weasis.image("c"));
    assertTrue(series.isOpen());
    assertEquals(files("b.dcm", "c.dcm"), series.describe().files());
  }

  @Test
  void a_copy_of_the_study_under_another_patient_is_another_study() {
    DicomSeries copy = weasis.series(SERIES, weasis.image("copy"));
    weasis.openStudyOf("other", STUDY, copy);
    DicomSeries own = weasis.series(SERIES, weasis.image("a"));
    weasis.openStudyOf("patient", STUDY, own);
    assertEquals(files("a.dcm"), new WeasisSeries(own).describe().files());
    assertEquals(files("copy.dcm"), new WeasisSeries(copy).describe().files());
  }

  @Test
  void a_series_without_uid_describes_itself_alone() {
    DicomSeries series = weasis.series("", weasis.image("a"));
    weasis.openStudy(STUDY, series, weasis.series("", weasis.image("b")));
    WeasisSeries hosted = new WeasisSeries(series);
    assertEquals("", hosted.describe().seriesInstanceUid());
    assertEquals(files("a.dcm"), hosted.describe().files());
    assertFalse(hosted.isOpen());
  }

  @Test
  void a_series_outside_of_any_tree_describes_itself() {
    DicomSeries series = weasis.series(SERIES, weasis.image("a"));
    when(series.getTagValue(TagW.ExplorerModel)).thenReturn(null);
    WeasisSeries hosted = new WeasisSeries(series);
    assertEquals(files("a.dcm"), hosted.describe().files());
    assertFalse(hosted.isOpen());
    assertNull(hosted.model());
  }

  /** One that Mockito does not hold. */
  private static final class Unknown extends DicomSeries {
    @Override
    public Object getTagValue(TagW tag) {
      return null;
    }
  }

  @Test
  void the_images_of_a_closed_study_are_not_kept_in_memory() throws Exception {
    DicomSeries series = new Unknown();
    WeakReference<DicomSeries> kept = new WeakReference<>(series);
    WeasisSeries hosted = new WeasisSeries(series);
    series = null;
    new WeasisSeries(weasis.series(SERIES));
    for (int i = 0; i < 100 && kept.get() != null; i++) {
      System.gc();
      Thread.sleep(50);
    }
    assertNull(kept.get());
    assertEquals(new OpenSeries("", "", "", "", 0, false, List.of(), 0), hosted.describe());
  }

  /** A segmentation and a report, as files to import. */
  private static final List<ResultFile> RESULT =
      List.of(
          new ResultFile(Path.of("seg.dcm"), UID.SegmentationStorage, "1.1.8"),
          new ResultFile(Path.of("sr.dcm"), UID.Comprehensive3DSRStorage, "1.1.9"));

  /**
   * The series in a study that takes the files of {@link #RESULT} with these Series Instance UIDs.
   */
  private WeasisSeries taking(String... seriesUids) {
    DicomSeries series = weasis.series(SERIES, weasis.image("a"));
    MediaSeriesGroup study = weasis.openStudyOf("patient", STUDY, series);
    WeasisSeries hosted = new WeasisSeries(series);
    for (String uid : seriesUids) {
      weasis.model.add(study, weasis.series(uid));
    }
    return hosted;
  }

  @Test
  void files_are_imported_into_the_tree_of_the_series_and_open_no_viewer() throws Exception {
    WeasisSeries series = taking("1.1.8", "1.1.9");
    List<Object> loader = new ArrayList<>();
    List<Object> strategy = new ArrayList<>();
    try (MockedConstruction<LoadLocalDicom> loaders =
            mockConstruction(
                LoadLocalDicom.class, (made, context) -> loader.addAll(context.arguments()));
        MockedConstruction<PluginOpeningStrategy> strategies =
            mockConstruction(
                PluginOpeningStrategy.class,
                (made, context) -> strategy.addAll(context.arguments()))) {
      series.importFiles(RESULT);
      assertArrayEquals(
          new File[] {new File("seg.dcm"), new File("sr.dcm")}, (File[]) loader.get(0));
      assertEquals(false, loader.get(1));
      assertEquals(weasis.model, loader.get(2));
      assertEquals(List.of(OpeningViewer.NONE, false), strategy);
      assertEquals(strategies.constructed().get(0), loader.get(3));
      assertEquals(1, loaders.constructed().size());
    }
  }

  /** The files of {@link #RESULT}, as files that are there. */
  private static List<ResultFile> written(Path folder) throws Exception {
    List<ResultFile> files = new ArrayList<>();
    for (ResultFile file : RESULT) {
      Path path = Files.createFile(folder.resolve(file.path()));
      files.add(new ResultFile(path, file.sopClassUid(), file.seriesInstanceUid()));
    }
    return files;
  }

  @Test
  void where_the_viewer_takes_a_part_the_reader_hears_which_and_the_rest_is_deleted(
      @TempDir Path folder) throws Exception {
    WeasisSeries series = taking("1.1.8");
    List<ResultFile> files = written(folder);
    try (MockedConstruction<LoadLocalDicom> loaders = mockConstruction(LoadLocalDicom.class)) {
      ImportException missing =
          assertThrows(ImportException.class, () -> series.importFiles(files));
      assertEquals(
          Messages.get("save.partly", Messages.get("file.outlines"), Messages.get("file.report")),
          missing.getMessage());
      assertEquals(1, loaders.constructed().size());
    }
    assertTrue(Files.exists(files.get(0).path()));
    assertFalse(Files.exists(files.get(1).path()));
  }

  @Test
  void where_the_viewer_takes_nothing_nothing_stays(@TempDir Path folder) throws Exception {
    WeasisSeries series = taking();
    List<ResultFile> files = written(folder);
    try (MockedConstruction<LoadLocalDicom> loaders = mockConstruction(LoadLocalDicom.class)) {
      ImportException missing =
          assertThrows(ImportException.class, () -> series.importFiles(files));
      assertEquals(Messages.get("save.notTaken"), missing.getMessage());
      assertEquals(1, loaders.constructed().size());
    }
    assertTrue(files.stream().noneMatch(file -> Files.exists(file.path())));
    assertEquals(0, weasis.model.listeners());
  }

  @Test
  void a_segmentation_is_waited_for_that_open_mpr_viewers_are_to_show_and_a_report_is_not()
      throws Exception {
    WeasisSeries series = taking("1.1.8", "1.1.9");
    try (MockedConstruction<LoadLocalDicom> loaders = mockConstruction(LoadLocalDicom.class)) {
      series.importFiles(RESULT.subList(1, 2));
      assertEquals(0, weasis.model.listeners());
      series.importFiles(RESULT);
      assertEquals(1, weasis.model.listeners());
      assertEquals(2, loaders.constructed().size());
    }
  }

  @Test
  void files_are_held_while_all_of_them_and_the_images_are_in_the_study() {
    WeasisSeries series = taking("1.1.8", "1.1.9");
    assertTrue(series.holds(RESULT));
    weasis.model.closeAll();
    assertFalse(series.holds(RESULT));
    assertFalse(taking("1.1.8").holds(RESULT));
  }

  @Test
  void nothing_is_imported_into_a_closed_study_and_nothing_stays(@TempDir Path folder)
      throws Exception {
    WeasisSeries series = taking();
    weasis.model.closeAll();
    List<ResultFile> files = written(folder);
    ImportException refused = assertThrows(ImportException.class, () -> series.importFiles(files));
    assertTrue(files.stream().noneMatch(file -> Files.exists(file.path())));
    assertEquals(Messages.get("save.closed"), refused.getMessage());
    assertEquals(0, weasis.model.listeners());
  }

  @Test
  void an_import_that_fails_in_the_viewer_is_told_with_its_cause() {
    // The declared loader throws.
    ImportException failed =
        assertThrows(ImportException.class, () -> taking().importFiles(RESULT));
    assertEquals(UnsupportedOperationException.class, failed.getCause().getClass());
  }

  @Test
  void an_import_that_is_stopped_is_told() throws Exception {
    assertEquals(
        CancellationException.class, importing(new CancellationException()).getCause().getClass());
  }

  @Test
  void an_import_that_is_interrupted_keeps_the_interruption() throws Exception {
    ImportException failed = importing(new InterruptedException());
    assertTrue(Thread.interrupted());
    assertEquals(Messages.get("save.stopped"), failed.getMessage());
  }

  /** What an import throws while the one of the viewer does. */
  private ImportException importing(Exception failure) throws Exception {
    WeasisSeries series = taking();
    try (MockedConstruction<LoadLocalDicom> loaders =
        mockConstruction(
            LoadLocalDicom.class, (made, context) -> when(made.get()).thenThrow(failure))) {
      return assertThrows(ImportException.class, () -> series.importFiles(RESULT));
    }
  }
}
