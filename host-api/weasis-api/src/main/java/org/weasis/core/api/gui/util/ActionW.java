package org.weasis.core.api.gui.util;

/** The keys of the actions. */
public class ActionW {
  public static final Feature.SliderCineListenerValue SCROLL_SERIES = value();
  public static final Feature.BasicActionStateValue SHOW_HEADER = value();
  public static final Feature<?> FILTERED_SERIES = value();

  // Keeps javac from taking the fields for constants.
  private static <T> T value() {
    return null;
  }
}
