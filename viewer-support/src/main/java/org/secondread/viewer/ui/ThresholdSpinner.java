package org.secondread.viewer.ui;

import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import org.secondread.viewer.Settings;

/** Offers the thresholds that can be chosen, and takes the nearest one for what is typed. */
final class ThresholdSpinner extends JSpinner {
  private static final double STEP = 0.05;

  ThresholdSpinner(double threshold) {
    super(new Model(threshold));
  }

  double threshold() {
    return (Double) getValue();
  }

  private static final class Model extends SpinnerNumberModel {
    Model(double threshold) {
      super(threshold, Settings.roundThreshold(0), Settings.roundThreshold(1), STEP);
    }

    @Override
    public void setValue(Object value) {
      Double rounded = Settings.roundThreshold(((Number) value).doubleValue());
      super.setValue(rounded);
      if (!rounded.equals(value)) {
        // The editor shows what was typed, also where nothing changed by it.
        fireStateChanged();
      }
    }
  }
}
