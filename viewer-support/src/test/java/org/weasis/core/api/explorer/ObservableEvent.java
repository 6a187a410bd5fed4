package org.weasis.core.api.explorer;

import java.beans.PropertyChangeEvent;

/** Stands before the declaration in tests: keeps its action. */
public class ObservableEvent extends PropertyChangeEvent {
  public enum BasicAction {
    ADD,
    UPDATE,
    LOADING_START,
    LOADING_STOP
  }

  private final BasicAction action;

  public ObservableEvent(BasicAction action, Object source, Object oldValue, Object newValue) {
    super(source, null, oldValue, newValue);
    this.action = action;
  }

  public BasicAction getActionCommand() {
    return action;
  }
}
