package org.secondread.progress;

/** Hears how far a run is. Called on the thread that runs; an implementation returns at once. */
@FunctionalInterface
public interface ProgressListener {

  /**
   * @param done steps finished, 0..total
   * @param total steps of the whole run
   * @param stage what is being done, such as {@code CAM, slice 12 of 28}
   */
  void progress(int done, int total, String stage);
}
