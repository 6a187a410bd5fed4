package org.secondread.viewer.ui;

import java.text.DecimalFormat;
import java.text.ParseException;
import java.text.ParsePosition;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import javax.swing.text.DefaultFormatterFactory;
import javax.swing.text.NumberFormatter;
import org.secondread.viewer.Settings;

/** Offers the thresholds that can be chosen, and takes the nearest one for what is typed. */
final class ThresholdSpinner extends JSpinner {
  private static final double STEP = 0.05;

  ThresholdSpinner(double threshold) {
    super(new Model(threshold));
    NumberEditor editor = new NumberEditor(this, "0.00");
    editor.getTextField().setFormatterFactory(new DefaultFormatterFactory(new Hundredths()));
    setEditor(editor);
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

  /** Takes a point for a comma and the other way round: 0.9 is no other number in German. */
  private static final class Hundredths extends NumberFormatter {
    Hundredths() {
      super(new DecimalFormat("0.00"));
    }

    @Override
    public Object stringToValue(String text) throws ParseException {
      DecimalFormat format = (DecimalFormat) getFormat();
      char separator = format.getDecimalFormatSymbols().getDecimalSeparator();
      String typed = text.strip().replace('.', separator).replace(',', separator);
      ParsePosition end = new ParsePosition(0);
      Number number = format.parse(typed, end);
      if (number == null || end.getIndex() < typed.length() || Double.isNaN(number.doubleValue())) {
        throw new ParseException("'" + text + "', expected a number from 0 to 1", end.getIndex());
      }
      return number.doubleValue();
    }
  }
}
