package org.secondread.viewer.weasis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.MockedStatic;
import org.weasis.core.api.gui.util.AppProperties;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.core.ui.model.layer.LayerAnnotation;
import org.weasis.core.ui.model.layer.LayerItem;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.DicomSeries;

@Timeout(60)
class WeasisHostTest {
  private FakeWeasis weasis;
  private DicomSeries series;
  private ViewCanvas<DicomImageElement> view;

  @BeforeEach
  void open() {
    weasis = new FakeWeasis();
    series = weasis.series("1.1.1", weasis.image("a"));
    view = weasis.view(series);
    weasis.select(weasis.viewer(view), view);
    when(weasis.events.getSelectedOriginalSeries()).thenReturn(series);
  }

  @AfterEach
  void close() {
    weasis.close();
  }

  @Test
  void the_series_of_the_selected_view_is_selected() {
    assertSame(series, WeasisHost.selected().orElseThrow());
    assertEquals(
        "1.1.1", new WeasisHost().selectedSeries().orElseThrow().describe().seriesInstanceUid());
  }

  @Test
  void without_a_view_nothing_is_selected() {
    weasis.select(null, null);
    assertEquals(Optional.empty(), WeasisHost.selected());
  }

  @Test
  void an_empty_view_has_nothing_selected() {
    when(weasis.events.getSelectedOriginalSeries()).thenReturn(null);
    assertEquals(Optional.empty(), new WeasisHost().selectedSeries());
  }

  @Test
  void mpr_whose_volume_is_still_built_has_nothing_selected() {
    when(weasis.events.getSelectedOriginalSeries()).thenThrow(NullPointerException.class);
    assertEquals(Optional.empty(), WeasisHost.selected());
  }

  @Test
  @SuppressWarnings("unchecked")
  void a_series_that_is_not_dicom_is_not_selected() {
    MediaSeries<DicomImageElement> other = mock(MediaSeries.class);
    when(weasis.events.getSelectedOriginalSeries()).thenReturn(other);
    assertEquals(Optional.empty(), WeasisHost.selected());
  }

  @Test
  void the_patient_is_hidden_where_the_selected_view_hides_names() {
    LayerAnnotation<?> annotations = mock(LayerAnnotation.class);
    when(view.getInfoLayer()).thenReturn(annotations);
    assertFalse(new WeasisHost().hidesPatient());
    when(annotations.getDisplayPreferences(LayerItem.ANONYM_ANNOTATIONS)).thenReturn(true);
    assertTrue(new WeasisHost().hidesPatient());
  }

  @Test
  void a_view_without_annotations_hides_nobody() {
    when(view.getInfoLayer()).thenReturn(null);
    assertFalse(new WeasisHost().hidesPatient());
  }

  @Test
  void without_a_view_nobody_is_hidden() {
    weasis.select(null, null);
    assertFalse(new WeasisHost().hidesPatient());
  }

  @Test
  void the_row_of_a_reading_stands_in_the_tree_of_its_series() {
    List<Object> rows = new ArrayList<>();
    weasis.model.addPropertyChangeListener(change -> rows.add(change.getNewValue()));
    Object row = new WeasisHost().startRow(new WeasisSeries(series), "Reading", () -> {});
    assertEquals(List.of(row), rows);
  }

  @Test
  void dialogs_belong_to_the_window_of_the_application() {
    Window window = mock(Window.class);
    when(weasis.core.getApplicationWindow()).thenReturn(window);
    assertSame(window, new WeasisHost().window());
  }

  @Test
  void results_go_to_a_folder_that_the_viewer_cleans(@TempDir Path temporary) throws Exception {
    Path folder = temporary.resolve("weasis").resolve("secondread");
    try (MockedStatic<AppProperties> properties = mockStatic(AppProperties.class)) {
      properties
          .when(() -> AppProperties.buildAccessibleTempDirectory("secondread"))
          .thenReturn(folder);
      assertEquals(folder, new WeasisHost().resultFolder());
    }
    assertTrue(Files.isDirectory(folder));
  }
}
