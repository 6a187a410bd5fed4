package org.secondread.viewer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParseException;
import java.util.List;
import javax.swing.JFormattedTextField;
import javax.swing.JSpinner;
import org.junit.jupiter.api.Test;

class ThresholdSpinnerTest {
  private final ThresholdSpinner spinner = new ThresholdSpinner(0.7);

  private void type(double value) throws Exception {
    type(NumberFormat.getInstance().format(value));
  }

  private void type(String text) throws Exception {
    field().setText(text);
    spinner.commitEdit();
  }

  private JFormattedTextField field() {
    return ((JSpinner.DefaultEditor) spinner.getEditor()).getTextField();
  }

  private void assertThreshold(double expected) {
    assertEquals(expected, spinner.threshold());
    assertEquals(new DecimalFormat("0.00").format(expected), field().getText());
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
  void point_and_comma_are_taken_alike() throws Exception {
    type("0.9");
    assertThreshold(0.9);
    type("0,35");
    assertThreshold(0.35);
  }

  @Test
  void what_is_out_of_range_becomes_the_end_and_what_is_no_number_is_refused() throws Exception {
    type("7");
    assertThreshold(1);
    type("0");
    assertThreshold(0.01);
    for (String text : List.of("much", "", "NaN", "0.5x", "1e-1", "1.000,5")) {
      assertThrows(ParseException.class, () -> type(text), text);
    }
    assertEquals(0.01, spinner.threshold());
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
