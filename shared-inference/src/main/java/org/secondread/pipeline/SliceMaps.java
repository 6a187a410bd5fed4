package org.secondread.pipeline;

import org.secondread.image.GreyImage;
import org.secondread.prepare.ModelGrid;

/**
 * The maps of an outlined slice on the model's square; all 0..1, 0 outside the brain.
 *
 * @param grid how the square lies on the source slice
 * @param cam the multi-scale CAM, normalised by Eq. 11
 * @param crfProbability lesion probability after the dense CRF
 * @param lesionProbability lesion probability of the Mixed-UNet
 */
public record SliceMaps(
    ModelGrid grid, GreyImage cam, GreyImage crfProbability, GreyImage lesionProbability) {}
