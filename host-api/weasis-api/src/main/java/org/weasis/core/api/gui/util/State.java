package org.weasis.core.api.gui.util;

/** Hears whether an action is enabled. */
@FunctionalInterface
public interface State {
  void setEnabled(boolean enabled);
}
