package org.weasis.core.api.gui.util;

/** The state of an action that is enabled or not. */
public class BasicActionState implements ActionState {
  @Override
  public boolean isActionEnabled() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean registerActionState(Object c) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void unregisterActionState(Object c) {
    throw new UnsupportedOperationException();
  }
}
