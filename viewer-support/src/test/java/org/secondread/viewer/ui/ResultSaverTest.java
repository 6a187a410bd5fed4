package org.secondread.viewer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.swing.SwingUtilities;
import org.dcm4che3.data.UID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.pipeline.Finding;
import org.secondread.viewer.Failure;
import org.secondread.viewer.HostedSeries;
import org.secondread.viewer.ImportException;
import org.secondread.viewer.ResultFile;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.ResultModel.Decision;
import org.secondread.viewer.Settings;
import org.secondread.viewer.TestFindings;
import org.secondread.viewer.ViewerHost;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class ResultSaverTest {
  private Path folder;
  private Finding finding;
  private ViewerHost host;
  private HostedSeries series;
  private Settings settings;
  private final List<ResultFile> imported = new ArrayList<>();

  @BeforeAll
  void read(@TempDir Path temporary) throws Exception {
    folder = temporary;
    finding = TestFindings.bleeding(temporary.resolve("bleeding"));
  }

  @BeforeEach
  void open() throws Exception {
    host = mock(ViewerHost.class);
    when(host.resultFolder()).thenReturn(Files.createTempDirectory(folder, "results"));
    series = mock(HostedSeries.class);
    imported.clear();
    doAnswer(call -> imported.addAll(call.getArgument(0))).when(series).importFiles(any());
    settings = Settings.standard(1);
  }

  private ResultModel accepted() {
    ResultModel model = new ResultModel(finding);
    model.decide(0, Decision.ACCEPTED);
    return model;
  }

  private Optional<Failure> save(ResultModel model) throws Exception {
    BlockingQueue<Optional<Failure>> ended = new LinkedBlockingQueue<>();
    SwingUtilities.invokeAndWait(
        () ->
            new ResultSaver(host, () -> settings)
                .save(
                    series,
                    model,
                    files -> {
                      assertEquals(imported, files);
                      ended.add(Optional.empty());
                    },
                    why -> ended.add(Optional.of(why))));
    return ended.take();
  }

  private List<String> classes() {
    return imported.stream().map(ResultFile::sopClassUid).toList();
  }

  @Test
  void accepted_lesions_are_imported_as_segmentation_and_report() throws Exception {
    assertEquals(Optional.empty(), save(accepted()));
    assertEquals(List.of(UID.SegmentationStorage, UID.Comprehensive3DSRStorage), classes());
    for (ResultFile file : imported) {
      assertTrue(Files.exists(file.path()), file.toString());
    }
  }

  @Test
  void a_summary_picture_is_imported_where_it_is_wanted() throws Exception {
    settings =
        new Settings(
            settings.device(),
            settings.threads(),
            settings.packs(),
            settings.thresholds(),
            true,
            true,
            true);
    assertEquals(Optional.empty(), save(accepted()));
    assertEquals(3, imported.size());
    assertEquals(UID.SecondaryCaptureImageStorage, classes().get(2));
  }

  @Test
  void what_is_decided_while_it_is_saved_is_not_saved() throws Exception {
    ResultModel model = accepted();
    when(host.resultFolder())
        .thenAnswer(
            call -> {
              SwingUtilities.invokeAndWait(() -> model.decide(0, Decision.REJECTED));
              return Files.createTempDirectory(folder, "results");
            });
    assertEquals(Optional.empty(), save(model));
    assertEquals(UID.SegmentationStorage, classes().get(0));
  }

  @Test
  void a_viewer_that_does_not_take_the_files_is_told_in_its_words() throws Exception {
    doThrow(new ImportException("not taken")).when(series).importFiles(any());
    Failure failure = save(accepted()).orElseThrow();
    assertEquals(Failure.Kind.VIEWER, failure.kind());
    assertEquals("not taken", failure.message());
  }

  @Test
  void a_folder_that_cannot_be_written_to_is_told() throws Exception {
    when(host.resultFolder()).thenReturn(folder.resolve("gone"));
    assertEquals(Failure.Kind.FILE, save(accepted()).orElseThrow().kind());
  }

  @Test
  void too_little_memory_is_told() throws Exception {
    when(host.resultFolder()).thenThrow(new OutOfMemoryError("test"));
    assertEquals(Failure.Kind.MEMORY, save(accepted()).orElseThrow().kind());
  }
}
