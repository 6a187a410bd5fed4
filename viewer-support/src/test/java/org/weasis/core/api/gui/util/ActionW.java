package org.weasis.core.api.gui.util;

/** Stands before the declaration in tests: keys that can be told apart. */
public class ActionW {
  public static final Feature.SliderCineListenerValue SCROLL_SERIES =
      new Feature.SliderCineListenerValue();
  public static final Feature.BasicActionStateValue SHOW_HEADER =
      new Feature.BasicActionStateValue();
  public static final Feature<?> FILTERED_SERIES =
      new Feature<>() {
        @Override
        public String cmd() {
          return "filtered";
        }
      };
}
