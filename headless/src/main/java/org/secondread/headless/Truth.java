package org.secondread.headless;

import java.util.List;
import org.secondread.image.Mask;

/**
 * What is truly in a generated series.
 *
 * @param masks one per slice, on its grid
 * @param volumeMl their volume
 */
record Truth(List<Mask> masks, double volumeMl) {}
