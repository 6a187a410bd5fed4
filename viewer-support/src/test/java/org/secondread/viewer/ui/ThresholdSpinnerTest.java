package org.secondread.viewer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.NumberFormat;
import javax.swing.JFormattedTextField;
import javax.swing.JSpinner;
import org.junit.jupiter.api.Test;

class ThresholdSpinnerTest {
  private final ThresholdSpinner spinner = new ThresholdSpinner(0.7);

  private void type(double value) throws Exception {
    field().setText(NumberFormat.getInstance().format(value));
    spinner.commitEdit();
  }

  private JFormattedTextField field() {
    return ((JSpinner.DefaultEditor) spinner.getEditor()).getTextField();
  }

  private void assertThreshold(double expected) {
    assertEquals(expected, spinner.threshold());
    assertEquals(NumberFormat.getInstance().format(expected), field().getText());
  }

  @Test
  void what_is_typed_between_two_steps_becomes_the_nearest_and_is_shown_as_such() throws Exception {
    type(0.125);
    assertThreshold(0.13);
    type(0.125);
    assertThreshold(0.13);
    type(0.996);
    assertThreshold(1);
  }

  @Test
  void its_arrows_go_by_5_hundredths_up_to_one() {
    spinner.setValue(0.35);
    spinner.setValue(spinner.getNextValue());
    assertThreshold(0.4);
    spinner.setValue(0.95);
    spinner.setValue(spinner.getNextValue());
    assertThreshold(1);
    assertEquals(null, spinner.getNextValue());
  }
}
