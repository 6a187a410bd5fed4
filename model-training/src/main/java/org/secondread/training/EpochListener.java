package org.secondread.training;

import java.io.IOException;
import org.secondread.training.curve.Curve;

/** Follows a training. Epochs count from 0. */
public interface EpochListener {

  void step(int epoch, int done, int steps);

  /** The validation measure after an epoch; NaN when not taken. */
  double measure(int epoch);

  /** Called after each epoch, to keep a checkpoint. */
  void epochDone(Curve curve) throws IOException;
}
