package org.secondread.viewer.ui;

import java.util.List;
import java.util.function.Consumer;
import org.secondread.viewer.ResultFile;
import org.secondread.viewer.ResultModel;
import org.secondread.volume.SourceImage;

/** What a result panel asks of its surroundings; called on the event dispatch thread. */
public interface ResultActions {

  /**
   * Shows an image in the viewer.
   *
   * @param point a point of it in the patient's coordinate system, 3 values in mm
   */
  void showImage(SourceImage image, double[] point);

  /** Reads the series anew. */
  void readAgain();

  /**
   * Saves the reviewed result.
   *
   * @param ended hears which files are in the study now; none where it was not saved
   */
  void save(ResultModel model, Consumer<List<ResultFile>> ended);
}
