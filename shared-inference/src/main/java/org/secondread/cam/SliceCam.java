package org.secondread.cam;

import org.secondread.image.GreyImage;

/**
 * The raw class activation maps of a slice, both on the slice's own grid.
 *
 * @param origin the map of the slice as it is (scale 1.0)
 * @param refined the mean over all scales (the paper's Eq. 3)
 */
public record SliceCam(GreyImage origin, GreyImage refined) {}
