package org.secondread.viewer.ui;

import java.util.concurrent.ExecutionException;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.SwingWorker;
import net.miginfocom.swing.MigLayout;
import org.secondread.pipeline.Finding;
import org.secondread.viewer.Messages;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts the kept probabilities anew while it is moved; only the last position counts. */
final class ThresholdSlider extends JPanel {
  private static final Logger LOGGER = LoggerFactory.getLogger(ThresholdSlider.class);

  private final transient ResultModel model;
  private final transient Runnable changed;
  private final JSlider slider;
  private final JLabel value = new JLabel();
  private boolean cutting;

  /**
   * @param changed runs when cutting begins or ends
   */
  ThresholdSlider(ResultModel model, Runnable changed) {
    super(new MigLayout("insets 0, fillx", "[][grow][]"));
    this.model = model;
    this.changed = changed;
    slider = new JSlider(1, Settings.THRESHOLD_STEPS, position());
    slider.setName("threshold");
    slider.setToolTipText(Messages.get("threshold.tip"));
    JLabel label = new JLabel(Messages.get("threshold"));
    label.setLabelFor(slider);
    add(label);
    add(slider, "growx");
    add(value, "w 40::");
    slider.addChangeListener(event -> moved());
    showValue();
  }

  /** Whether the outlines are not yet those of the position. */
  boolean isCutting() {
    return cutting;
  }

  /** The position of the threshold that is shown. */
  private int position() {
    return Math.max(1, (int) Math.round(Settings.THRESHOLD_STEPS * model.finding().threshold()));
  }

  private void moved() {
    showValue();
    cut();
  }

  private void showValue() {
    value.setText(
        Messages.get("threshold.value", slider.getValue() / (double) Settings.THRESHOLD_STEPS));
  }

  private void cut() {
    int wanted = slider.getValue();
    if (cutting || wanted == position()) {
      return;
    }
    cutting = true;
    changed.run();
    new SwingWorker<Finding, Void>() {
      @Override
      protected Finding doInBackground() {
        return model.recut(wanted / (double) Settings.THRESHOLD_STEPS);
      }

      @Override
      protected void done() {
        cutting = false;
        try {
          model.show(get());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
          LOGGER.error("The threshold could not be applied", e);
          slider.setValue(position());
          value.setText(Messages.get("threshold.failed"));
          changed.run();
          return;
        }
        cut();
      }
    }.execute();
  }
}
