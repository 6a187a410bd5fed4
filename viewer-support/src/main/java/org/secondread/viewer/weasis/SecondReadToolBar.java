package org.secondread.viewer.weasis;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseListener;
import java.net.URL;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.Timer;
import org.secondread.viewer.LesionProfile;
import org.secondread.viewer.Suitability;
import org.weasis.core.api.gui.util.ActionW;
import org.weasis.core.api.gui.util.State;
import org.weasis.core.ui.editor.SeriesViewerEvent;
import org.weasis.core.ui.editor.SeriesViewerListener;
import org.weasis.core.ui.util.WtoolBar;
import org.weasis.dicom.codec.DicomSeries;
import org.weasis.dicom.viewer2d.EventManager;

/**
 * A toolbar with the button of one lesion type. Weasis keeps a toolbar's visibility by the simple
 * name of its class, so each plug-in has a class of its own.
 */
public abstract class SecondReadToolBar extends WtoolBar implements SeriesViewerListener {
  private static final int ICON_SIZE = 30;
  private static final int LOOK_AGAIN_MS = 1000;

  private final transient WeasisWorkbench workbench;
  private final transient LesionProfile profile;
  private final String tip;
  private final JButton button = new JButton();
  // Not the bar itself: Weasis takes a disabled bar for a hidden one.
  private final transient State followAction = enabled -> refresh();
  // Weasis tells nobody that a download has ended or that the volume of MPR is built.
  private final transient Timer lookAgain = new Timer(LOOK_AGAIN_MS, event -> refresh());
  private final transient MouseListener lookUnderMouse =
      new MouseAdapter() {
        @Override
        public void mouseEntered(MouseEvent event) {
          judge();
        }
      };
  private transient Seen seen;

  /** What the button was last judged by; scrolling through a series changes none of it. */
  private record Seen(int series, int images, boolean loading) {}

  /**
   * @param name shown where toolbars are chosen
   * @param tip the tooltip where the button can be pressed
   * @param position in the row of toolbars
   * @param icon an SVG image
   */
  protected SecondReadToolBar(
      String name,
      String tip,
      int position,
      URL icon,
      LesionProfile profile,
      WeasisWorkbench workbench) {
    super(name, position);
    this.workbench = workbench;
    this.profile = profile;
    this.tip = tip;
    button.setIcon(new FlatSVGIcon(icon).derive(ICON_SIZE, ICON_SIZE));
    button.setToolTipText(tip);
    button.getAccessibleContext().setAccessibleName(name);
    button.addActionListener(event -> workbench.press(profile));
    add(button);
  }

  /** Begins to follow the viewer. */
  void connect() {
    EventManager events = EventManager.getInstance();
    events.addSeriesViewerListener(this);
    events
        .getAction(ActionW.SHOW_HEADER)
        .ifPresent(action -> action.registerActionState(followAction));
    button.addMouseListener(lookUnderMouse);
    lookAgain.start();
    refresh();
  }

  /** Stops following the viewer; where the bar stays there, it cannot be pressed. */
  void disconnect() {
    lookAgain.stop();
    button.removeMouseListener(lookUnderMouse);
    button.setEnabled(false);
    // Weasis may keep it; disabled, it stays out of the next toolbars too.
    setEnabled(false);
    setVisible(false);
    EventManager events = EventManager.getInstance();
    events.removeSeriesViewerListener(this);
    events
        .getAction(ActionW.SHOW_HEADER)
        .ifPresent(action -> action.unregisterActionState(followAction));
  }

  @Override
  public void changingViewContentEvent(SeriesViewerEvent event) {
    refresh();
  }

  private void refresh() {
    Optional<DicomSeries> series = WeasisHost.selected();
    Seen now =
        series
            .map(
                s ->
                    new Seen(System.identityHashCode(s), s.size(null), s.getSeriesLoader() != null))
            .orElse(null);
    if (now == null || !now.equals(seen)) {
      seen = now;
      judge();
    }
  }

  private void judge() {
    Suitability suitability = workbench.suitability(profile);
    button.setEnabled(suitability.isSuitable());
    button.setToolTipText(suitability.obstacle().map(why -> tip + ": " + why).orElse(tip));
  }
}
