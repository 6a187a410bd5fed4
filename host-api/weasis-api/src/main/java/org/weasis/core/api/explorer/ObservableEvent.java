package org.weasis.core.api.explorer;

import java.beans.PropertyChangeEvent;

/** Tells of changes in the explorer. */
public class ObservableEvent extends PropertyChangeEvent {
  public enum BasicAction {
    SELECT,
    ADD,
    REMOVE,
    UPDATE,
    UPDATE_PARENT,
    NULL_SELECTION,
    UPDATE_TOOLS,
    UPDATE_TOOLBARS,
    REGISTER,
    UNREGISTER,
    REPLACE,
    LOADING_START,
    LOADING_CANCEL,
    LOADING_STOP,
    LOADING_GLOBAL_MSG
  }

  public ObservableEvent(
      BasicAction actionCommand, Object source, Object oldValue, Object newValue) {
    super(source, null, oldValue, newValue);
  }

  public BasicAction getActionCommand() {
    throw new UnsupportedOperationException();
  }
}
