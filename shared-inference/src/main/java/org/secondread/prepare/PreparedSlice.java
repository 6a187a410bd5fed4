package org.secondread.prepare;

import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/**
 * A slice as the networks see it.
 *
 * @param image the model's square input, 0..1, zero outside the brain's surroundings
 * @param brain the brain hull on the same grid; empty where the slice shows no brain
 * @param grid how the square lies on the source slice
 */
public record PreparedSlice(GreyImage image, Mask brain, ModelGrid grid) {}
