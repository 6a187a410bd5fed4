package org.weasis.core.api.gui.util;

/** The key of an action and of its value in a view. */
public abstract class Feature<T> {
  public String cmd() {
    throw new UnsupportedOperationException();
  }

  public static class BasicActionStateValue extends Feature<BasicActionState> {}

  public static final class SliderCineListenerValue extends Feature<SliderCineListener> {}
}
