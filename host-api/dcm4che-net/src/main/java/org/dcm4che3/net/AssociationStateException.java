package org.dcm4che3.net;

import java.io.IOException;

/** The association is in no state for what was asked. */
public class AssociationStateException extends IOException {

  public AssociationStateException(State state) {
    super(state.toString());
  }
}
