package org.secondread.viewer;

import java.awt.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The viewer around this product; on the event dispatch thread, where nothing else is said. */
public interface ViewerHost {

  /** The series of the selected view; empty where none is selected or it is no DICOM series. */
  Optional<HostedSeries> selectedSeries();

  /**
   * Shows that a reading waits or runs.
   *
   * @param near a series of the study that is read
   * @param cancel runs when the user stops the reading
   */
  ReadingRow startRow(HostedSeries near, String title, Runnable cancel);

  /** The window that dialogs belong to, or null. */
  Window window();

  /** Whether a view hides who the patient is. */
  boolean hidesPatient();

  /**
   * A folder for files that are imported; on any thread.
   *
   * @throws IOException when there is none to write to
   */
  Path resultFolder() throws IOException;

  /** Shows how far a reading is. */
  interface ReadingRow {

    /**
     * @param percent 0..100
     */
    void show(int percent, String text);

    void close();
  }
}
