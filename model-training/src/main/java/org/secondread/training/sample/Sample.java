package org.secondread.training.sample;

import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/**
 * One square training picture with what is known about it.
 *
 * @param image prepared slice, 0..1
 * @param brain brain hull
 * @param lesion whether a lesion is present
 * @param masks label maps of the same size, such as the known mask of a synthetic bleed; 0..1
 */
public record Sample(GreyImage image, Mask brain, boolean lesion, GreyImage... masks) {}
