package org.dcm4che3.data;

/** Text cannot be copied, as the target's character set may not hold it. */
public class IncompatibleSpecificCharacterSetException extends IllegalArgumentException {

  public IncompatibleSpecificCharacterSetException(String message) {
    super(message);
  }
}
