package org.secondread.viewer.weasis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.InOrder;
import org.mockito.MockedConstruction;
import org.mockito.MockedStatic;
import org.osgi.framework.BundleContext;
import org.secondread.viewer.LesionProfile;
import org.secondread.viewer.SecondReadQueue;
import org.secondread.viewer.TestProfiles;
import org.secondread.viewer.ui.DialogPresenter;
import org.weasis.core.api.service.BundlePreferences;

@Timeout(60)
class WeasisWorkbenchTest {
  private static final LesionProfile PROFILE = TestProfiles.ct();

  private final WeasisWorkbench workbench = new WeasisWorkbench(mock(BundleContext.class));
  private final List<Boolean> closedOnDispatchThread = new ArrayList<>();
  private FakeWeasis weasis;
  private MockedStatic<BundlePreferences> folders;
  private MockedConstruction<SecondReadQueue> queues;
  private MockedConstruction<DialogPresenter> presenters;

  @BeforeEach
  void open(@TempDir Path folder) {
    weasis = new FakeWeasis();
    folders = mockStatic(BundlePreferences.class);
    folders.when(() -> BundlePreferences.getDataFolder(any())).thenReturn(folder);
    queues = mockConstruction(SecondReadQueue.class);
    presenters =
        mockConstruction(
            DialogPresenter.class,
            (made, context) ->
                doAnswer(call -> closedOnDispatchThread.add(SwingUtilities.isEventDispatchThread()))
                    .when(made)
                    .closeAll());
  }

  @AfterEach
  void close() {
    presenters.close();
    queues.close();
    folders.close();
    weasis.close();
  }

  private DialogPresenter presenter() {
    return presenters.constructed().get(0);
  }

  @Test
  void closing_stops_readings_and_then_closes_the_windows() throws Exception {
    workbench.press(PROFILE);
    workbench.close();
    SwingUtilities.invokeAndWait(() -> {});
    SecondReadQueue queue = queues.constructed().get(0);
    InOrder order = inOrder(queue, presenter());
    order.verify(queue).close();
    order.verify(presenter()).closeAll();
    assertEquals(List.of(true), closedOnDispatchThread);
  }

  @Test
  void closing_on_the_dispatch_thread_does_not_wait_for_it() throws Exception {
    workbench.press(PROFILE);
    SwingUtilities.invokeAndWait(
        () -> {
          workbench.close();
          verify(presenter(), never()).closeAll();
        });
    SwingUtilities.invokeAndWait(() -> verify(presenter()).closeAll());
  }

  @Test
  void a_press_after_closing_does_nothing() {
    workbench.press(PROFILE);
    verify(presenter()).showNotice(any());
    workbench.close();
    workbench.press(PROFILE);
    verify(presenter()).showNotice(any());
    assertFalse(workbench.suitability(PROFILE).isSuitable());
  }

  @Test
  void one_that_was_closed_unused_makes_nothing_any_more() {
    workbench.close();
    workbench.press(PROFILE);
    assertFalse(workbench.suitability(PROFILE).isSuitable());
    assertEquals(List.of(), queues.constructed());
    assertEquals(List.of(), presenters.constructed());
  }
}
