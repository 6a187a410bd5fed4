package org.secondread.training.experiment;

import java.io.IOException;
import java.nio.file.Path;
import org.secondread.training.Curriculum;
import org.secondread.training.EpochLoop;
import org.secondread.training.Progress;
import org.secondread.training.curve.Curve;
import org.secondread.training.nets.Net;
import org.secondread.training.torch.Checkpoint;
import org.secondread.training.torch.Fingerprint;
import org.secondread.training.torch.Learner;

/**
 * One training of an experiment. Its checkpoint lies in the run folder, so that an interrupted
 * training goes on.
 *
 * @param laboratory holds the run folder
 * @param key what is trained
 */
record Trial(Laboratory laboratory, ResultStore.Key key) {

  <N extends Net> Curve train(Curriculum<N> curriculum, Learner<N> learner, long seed)
      throws IOException {
    Path checkpoint = laboratory.results().checkpoint(key);
    Fingerprint madeFrom = Fingerprint.empty().with("configuration", key.configuration());
    Curve start =
        Checkpoint.exists(checkpoint)
            ? Checkpoint.load(checkpoint, learner, madeFrom)
            : Curve.empty();
    try (Progress progress =
        new Progress(
            key.name(),
            curriculum.epochs(),
            start.epochs(),
            "",
            () -> Double.NaN,
            curve -> Checkpoint.save(checkpoint, learner, curve, madeFrom),
            laboratory.cancellation())) {
      return new EpochLoop(seed, progress).train(curriculum, learner, start);
    }
  }
}
