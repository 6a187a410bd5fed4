package org.secondread.training.nets;

/**
 * A network that says whether a slice shows a lesion and where it looked. Outputs {@code score}
 * [N], the logit of "a lesion is present", and {@code cam} [N,1,h,w], the class activation map (Liu
 * et al. 2022, Eq. 1), whose cell j is centred on input pixel j * camStride. Height and width of
 * the image are free.
 */
public interface ClassifierNet extends Net {

  /** Input pixels per CAM cell. */
  int camStride();

  /** How the CAM becomes the score. */
  Pooling pooling();
}
