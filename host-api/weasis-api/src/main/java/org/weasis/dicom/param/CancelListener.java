package org.weasis.dicom.param;

/** Hears that a task is cancelled. */
public interface CancelListener {
  void cancel();
}
