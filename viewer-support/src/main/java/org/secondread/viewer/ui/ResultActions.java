package org.secondread.viewer.ui;

import org.secondread.viewer.ResultModel;
import org.secondread.volume.SourceImage;

/** What a result panel asks of its surroundings; called on the event dispatch thread. */
public interface ResultActions {

  /** Shows an image in the viewer. */
  void showImage(SourceImage image);

  /**
   * Saves the reviewed result.
   *
   * @param saved runs when it is in the study
   */
  void save(ResultModel model, Runnable saved);
}
