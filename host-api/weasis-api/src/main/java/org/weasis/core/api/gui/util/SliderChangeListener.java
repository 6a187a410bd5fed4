package org.weasis.core.api.gui.util;

/** An action with a range of values. */
public abstract class SliderChangeListener implements ActionState {
  public void setSliderValue(int value) {
    throw new UnsupportedOperationException();
  }
}
