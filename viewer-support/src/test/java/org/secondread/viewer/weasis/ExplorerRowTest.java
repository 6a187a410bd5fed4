package org.secondread.viewer.weasis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.secondread.viewer.ViewerHost.ReadingRow;
import org.weasis.core.api.explorer.ObservableEvent;
import org.weasis.core.api.explorer.ObservableEvent.BasicAction;
import org.weasis.core.ui.tp.raven.spinner.SpinnerProgress;
import org.weasis.dicom.explorer.DicomModel;
import org.weasis.dicom.explorer.main.LoadingTaskPanel;

@Timeout(60)
class ExplorerRowTest {
  private final DicomModel model = new DicomModel();
  private final List<ObservableEvent> events = new ArrayList<>();
  private int cancelled;

  @BeforeEach
  void listen() {
    model.addPropertyChangeListener(change -> events.add((ObservableEvent) change));
  }

  private ExplorerRow start() {
    return (ExplorerRow) ExplorerRow.start(model, "Second Read: Head", () -> cancelled++);
  }

  private List<BasicAction> actions() {
    return events.stream().map(ObservableEvent::getActionCommand).toList();
  }

  @Test
  void a_row_appears_when_it_starts_and_goes_when_it_is_closed() {
    ExplorerRow row = start();
    assertEquals(List.of(BasicAction.LOADING_START), actions());
    row.close();
    assertEquals(List.of(BasicAction.LOADING_START, BasicAction.LOADING_STOP), actions());
    events.forEach(event -> assertSame(row, event.getNewValue()));
  }

  @Test
  void its_stop_button_cancels_the_reading() {
    ExplorerRow row = start();
    assertEquals(0, cancelled);
    row.cancel();
    assertEquals(1, cancelled);
  }

  @Test
  void its_bar_shows_how_far_the_reading_is() {
    ExplorerRow row = start();
    SpinnerProgress bar = row.getBar();
    bar.setIndeterminate(true);
    row.show(42, "slice 12");
    assertFalse(bar.isIndeterminate());
    assertEquals(42, bar.getValue());
    assertEquals("42 %", bar.getString());
    assertEquals("Second Read: Head: slice 12", bar.getToolTipText());
  }

  @Test
  void the_row_of_the_explorer_says_title_and_stage() {
    List<String> messages = new ArrayList<>();
    LoadingTaskPanel panel =
        new LoadingTaskPanel() {
          @Override
          public void setMessage(String message) {
            messages.add(message);
          }
        };
    ExplorerRow row = start();
    panel.add(row.getBar());
    row.show(42, "slice 12");
    assertEquals(1, messages.size());
    assertTrue(
        messages.get(0).contains("Second Read: Head") && messages.get(0).contains("slice 12"),
        messages.get(0));
  }

  @Test
  void without_a_tree_nothing_is_shown() {
    ReadingRow row = ExplorerRow.start(null, "Second Read: Head", () -> {});
    row.show(42, "slice 12");
    row.close();
    assertEquals(List.of(), events);
  }
}
