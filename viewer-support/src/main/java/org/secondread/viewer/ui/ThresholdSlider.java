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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts the kept probabilities anew while it is moved; only the last position counts. */
final class ThresholdSlider extends JPanel {
  private static final Logger LOGGER = LoggerFactory.getLogger(ThresholdSlider.class);
  private static final double STEPS = 100;

  private final transient ResultModel model;
  private final JSlider slider;
  private final JLabel value = new JLabel();
  private boolean cutting;

  ThresholdSlider(ResultModel model) {
    super(new MigLayout("insets 0, fillx", "[][grow][]"));
    this.model = model;
    slider = new JSlider(1, (int) STEPS, (int) Math.round(STEPS * model.finding().threshold()));
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

  private void moved() {
    showValue();
    cut();
  }

  private void showValue() {
    value.setText(Messages.get("threshold.value", slider.getValue() / STEPS));
  }

  private void cut() {
    int position = slider.getValue();
    if (cutting || position == Math.round(STEPS * model.finding().threshold())) {
      return;
    }
    cutting = true;
    new SwingWorker<Finding, Void>() {
      @Override
      protected Finding doInBackground() {
        return model.recut(position / STEPS);
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
          value.setText(Messages.get("threshold.failed"));
          return;
        }
        cut();
      }
    }.execute();
  }
}
