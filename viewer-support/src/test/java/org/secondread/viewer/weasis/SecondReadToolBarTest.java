package org.secondread.viewer.weasis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.awt.SecondaryLoop;
import java.awt.Toolkit;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;
import org.secondread.viewer.LesionProfile;
import org.secondread.viewer.Suitability;
import org.secondread.viewer.TestProfiles;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.util.State;
import org.weasis.core.api.media.data.SeriesImporter;
import org.weasis.core.ui.editor.SeriesViewerEvent;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.DicomSeries;

/** On the event dispatch thread, which needs no display. */
@Timeout(60)
class SecondReadToolBarTest {
  private static final String TIP = "Look for blood";
  private static final LesionProfile PROFILE = TestProfiles.ct();
  private static final Suitability SUITABLE = new Suitability(Optional.empty());
  private static final Suitability LOADING = new Suitability(Optional.of("It is still loading"));

  /** A toolbar as a plug-in has it. */
  private static final class Bar extends SecondReadToolBar {
    Bar(URL icon, WeasisWorkbench workbench) {
      super("Blood", TIP, 100, icon, PROFILE, workbench);
    }

    JButton button() {
      return (JButton) getComponentAtIndex(0);
    }
  }

  private static final class Factory extends SecondReadToolBarFactory {
    Factory(Bar bar) {
      super(Bar.class, () -> bar);
    }
  }

  private URL icon;
  private FakeWeasis weasis;
  private WeasisWorkbench workbench;
  private DicomSeries series;
  private Bar bar;

  @BeforeEach
  void drawIcon(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("icon.svg"),
            "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16'/>");
    icon = file.toUri().toURL();
  }

  /**
   * Opens the bar, tests it and closes it, all in one go: left idle, the dispatch thread ends after
   * a second, and the next one knows nothing of the mocks.
   */
  private void onDispatchThread(Executable test) throws Throwable {
    Throwable[] failure = new Throwable[1];
    SwingUtilities.invokeAndWait(
        () -> {
          try (FakeWeasis opened = new FakeWeasis()) {
            weasis = opened;
            open();
            try {
              test.execute();
            } finally {
              bar.disconnect();
            }
          } catch (Throwable e) {
            failure[0] = e;
          }
        });
    if (failure[0] != null) {
      throw failure[0];
    }
  }

  private void open() {
    workbench = mock(WeasisWorkbench.class);
    when(workbench.suitability(PROFILE)).thenReturn(LOADING);
    series = weasis.series("1.1.1", weasis.image("a"));
    select(series);
    bar = new Bar(icon, workbench);
  }

  /** Has the dispatch thread do what waits for it. */
  private static void dispatchWaiting() {
    SecondaryLoop loop = Toolkit.getDefaultToolkit().getSystemEventQueue().createSecondaryLoop();
    SwingUtilities.invokeLater(loop::exit);
    loop.enter();
  }

  private void select(DicomSeries selected) {
    ViewCanvas<DicomImageElement> view = weasis.view(selected);
    weasis.select(weasis.viewer(view), view);
    when(weasis.events.getSelectedOriginalSeries()).thenReturn(selected);
  }

  /** From now on the series suits; how often it was judged before is forgotten. */
  private void suit() {
    when(workbench.suitability(PROFILE)).thenReturn(SUITABLE);
    clearInvocations(workbench);
  }

  private void assertJudgedAnew() {
    verify(workbench, atLeastOnce()).suitability(PROFILE);
    assertTrue(bar.button().isEnabled());
  }

  private void assertNotJudgedAnew() {
    verify(workbench, never()).suitability(any());
    assertFalse(bar.button().isEnabled());
  }

  @Test
  void a_series_that_does_not_suit_disables_the_button_and_the_tooltip_says_why() throws Throwable {
    onDispatchThread(
        () -> {
          bar.connect();
          assertFalse(bar.button().isEnabled());
          assertEquals(TIP + ": It is still loading", bar.button().getToolTipText());
        });
  }

  @Test
  void a_series_that_suits_enables_the_button() throws Throwable {
    onDispatchThread(
        () -> {
          suit();
          bar.connect();
          assertTrue(bar.button().isEnabled());
          assertEquals(TIP, bar.button().getToolTipText());
        });
  }

  @Test
  void the_bar_itself_is_never_disabled() throws Throwable {
    onDispatchThread(
        () -> {
          bar.connect();
          assertTrue(bar.isEnabled());
        });
  }

  @Test
  void a_press_goes_to_the_workbench() throws Throwable {
    onDispatchThread(
        () -> {
          suit();
          bar.connect();
          bar.button().doClick();
          verify(workbench).press(PROFILE);
        });
  }

  @Test
  void another_series_in_a_view_is_judged_anew() throws Throwable {
    onDispatchThread(
        () -> {
          bar.connect();
          verify(weasis.events).addSeriesViewerListener(bar);
          suit();
          select(weasis.series("1.1.2", weasis.image("b")));
          bar.changingViewContentEvent(new SeriesViewerEvent());
          assertJudgedAnew();
        });
  }

  @Test
  void images_that_have_come_are_judged_anew() throws Throwable {
    onDispatchThread(
        () -> {
          bar.connect();
          suit();
          when(series.size(null)).thenReturn(2);
          bar.changingViewContentEvent(new SeriesViewerEvent());
          assertJudgedAnew();
        });
  }

  @Test
  void a_download_that_ends_is_judged_anew() throws Throwable {
    onDispatchThread(
        () -> {
          when(series.getSeriesLoader()).thenReturn(mock(SeriesImporter.class));
          bar.connect();
          suit();
          when(series.getSeriesLoader()).thenReturn(null);
          bar.changingViewContentEvent(new SeriesViewerEvent());
          assertJudgedAnew();
        });
  }

  @Test
  void scrolling_through_a_series_is_not_judged_anew() throws Throwable {
    onDispatchThread(
        () -> {
          bar.connect();
          suit();
          bar.changingViewContentEvent(new SeriesViewerEvent());
          assertNotJudgedAnew();
        });
  }

  @Test
  void a_view_that_is_emptied_is_judged_anew() throws Throwable {
    onDispatchThread(
        () -> {
          bar.connect();
          suit();
          when(weasis.events.getSelectedOriginalSeries()).thenReturn(null);
          bar.changingViewContentEvent(new SeriesViewerEvent());
          assertJudgedAnew();
        });
  }

  @Test
  void a_mouse_over_the_button_has_it_judged_anew() throws Throwable {
    onDispatchThread(
        () -> {
          bar.connect();
          suit();
          bar.button()
              .dispatchEvent(
                  new MouseEvent(bar.button(), MouseEvent.MOUSE_ENTERED, 0, 0, 1, 1, 0, false));
          assertJudgedAnew();
        });
  }

  /** What the bar registered with the action that Weasis enables with a view. */
  private State follower() {
    ArgumentCaptor<Object> registered = ArgumentCaptor.forClass(Object.class);
    verify(weasis.header).registerActionState(registered.capture());
    return (State) registered.getValue();
  }

  @Test
  void a_view_that_is_selected_or_closed_is_judged_anew() throws Throwable {
    onDispatchThread(
        () -> {
          bar.connect();
          suit();
          select(weasis.series("1.1.2"));
          follower().setEnabled(true);
          assertJudgedAnew();
        });
  }

  /** Lets time pass until the button is enabled, at most for a while. */
  private void pass(int milliseconds) throws InterruptedException {
    for (int i = 0; i < milliseconds / 100 && !bar.button().isEnabled(); i++) {
      Thread.sleep(100);
      dispatchWaiting();
    }
  }

  @Test
  void what_the_viewer_tells_nobody_is_seen_all_the_same() throws Throwable {
    onDispatchThread(
        () -> {
          bar.connect();
          suit();
          when(series.size(null)).thenReturn(2);
          pass(20_000);
          assertJudgedAnew();
        });
  }

  @Test
  void a_bar_that_is_disconnected_looks_no_more() throws Throwable {
    onDispatchThread(
        () -> {
          bar.connect();
          bar.disconnect();
          suit();
          when(series.size(null)).thenReturn(2);
          pass(2_500);
          assertNotJudgedAnew();
        });
  }

  @Test
  void a_bar_that_is_disconnected_listens_no_more() throws Throwable {
    onDispatchThread(
        () -> {
          bar.connect();
          State follower = follower();
          bar.disconnect();
          verify(weasis.events).removeSeriesViewerListener(bar);
          verify(weasis.header).unregisterActionState(follower);
        });
  }

  @Test
  void a_bar_that_is_disconnected_and_stays_can_neither_be_pressed_nor_seen() throws Throwable {
    onDispatchThread(
        () -> {
          suit();
          bar.connect();
          bar.disconnect();
          bar.button()
              .dispatchEvent(
                  new MouseEvent(bar.button(), MouseEvent.MOUSE_ENTERED, 0, 0, 1, 1, 0, false));
          assertFalse(bar.button().isEnabled());
          bar.button().doClick();
          verify(workbench, never()).press(any());
          assertFalse(bar.isVisible());
        });
  }

  @Test
  void without_the_action_it_still_follows_the_rest() throws Throwable {
    onDispatchThread(
        () -> {
          when(weasis.events.getAction(any())).thenReturn(Optional.empty());
          suit();
          bar.connect();
          assertJudgedAnew();
        });
  }

  @Test
  void its_factory_connects_it_and_disconnects_it_when_it_is_disposed() throws Throwable {
    onDispatchThread(
        () -> {
          Factory factory = new Factory(bar);
          assertSame(bar, factory.createInstance(new Hashtable<>()));
          verify(weasis.events).addSeriesViewerListener(bar);
          factory.dispose(bar);
          verify(weasis.events).removeSeriesViewerListener(bar);
        });
  }

  @Test
  void its_factory_disconnects_it_when_its_bundle_stops_without_waiting_for_this_thread()
      throws Throwable {
    onDispatchThread(
        () -> {
          Factory factory = new Factory(bar);
          factory.createInstance(new Hashtable<>());
          factory.disconnectAll();
          verify(weasis.events, never()).removeSeriesViewerListener(bar);
          dispatchWaiting();
          verify(weasis.events).removeSeriesViewerListener(bar);
        });
  }

  @Test
  void its_factory_forgets_one_that_was_disposed() throws Throwable {
    onDispatchThread(
        () -> {
          Factory factory = new Factory(bar);
          factory.createInstance(new Hashtable<>());
          factory.dispose(bar);
          factory.disconnectAll();
          dispatchWaiting();
          verify(weasis.events).removeSeriesViewerListener(bar);
        });
  }

  @Test
  void its_factory_knows_it_and_no_other() throws Throwable {
    onDispatchThread(
        () -> {
          Factory factory = new Factory(bar);
          assertEquals(Insertable.Type.TOOLBAR, factory.getType());
          assertTrue(factory.isComponentCreatedByThisFactory(bar));
          Insertable other = mock(SecondReadToolBar.class);
          assertFalse(factory.isComponentCreatedByThisFactory(other));
        });
  }
}
