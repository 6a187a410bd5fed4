package org.secondread.viewer;

import java.io.IOException;
import java.util.List;
import org.secondread.volume.SourceImage;

/** A series in the viewer, as far as this product deals with it. */
public interface HostedSeries {

  /** What the viewer knows of it at this moment; on the event dispatch thread. */
  OpenSeries describe();

  /**
   * Scrolls the view of the series to an image, or MPR to a point of it; does nothing where nothing
   * shows the series.
   *
   * @param point in the patient's coordinate system, 3 values in mm
   */
  void showImage(SourceImage image, double[] point);

  /**
   * Draws over the images of the series wherever they are shown, until closed.
   *
   * @param viewsChanged runs when what the views show may have changed
   */
  ImageOverlay.Drawn draw(ImageOverlay overlay, Runnable viewsChanged);

  /**
   * Adds files of results to the open study and waits until they are there; not on the event
   * dispatch thread. Deletes the files that are not in the study in the end.
   *
   * @throws IOException where the study is no longer open, or the viewer does not take the files
   */
  void importFiles(List<ResultFile> files) throws IOException;

  /** Whether the open study has all of these files of results; on the event dispatch thread. */
  boolean holds(List<ResultFile> files);

  /** Whether the study is still open. */
  boolean isOpen();
}
