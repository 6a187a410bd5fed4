package org.weasis.core.api.gui.util;

/** The state of an action. */
public interface ActionState {
  boolean isActionEnabled();

  boolean registerActionState(Object c);

  void unregisterActionState(Object c);
}
