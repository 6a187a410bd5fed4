package org.secondread.viewer;

import org.secondread.LesionType;
import org.secondread.pipeline.Finding;
import org.secondread.progress.Cancellation;
import org.secondread.progress.ProgressListener;

/** Reads an open series, on a thread of its own. */
@FunctionalInterface
public interface SeriesReading {

  /**
   * @throws java.util.concurrent.CancellationException when cancelled
   * @throws Exception where there is no result
   */
  Finding read(
      OpenSeries series,
      LesionType lesionType,
      ProgressListener progress,
      Cancellation cancellation)
      throws Exception;
}
