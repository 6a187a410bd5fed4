package org.secondread.prepare;

import org.secondread.image.ConvexPolygon;

/**
 * The convex hull of the brain in one slice.
 *
 * @param outline corners in the slice's own pixels
 * @param tissue value of ordinary brain tissue, on the slice's 0..1 scale
 * @param brightest value that becomes 1, above {@code tissue}, on the same scale
 * @param kept how much is kept around the hull, as a share of the square's side
 * @param leastSideMm least side of the square the slice is cropped to
 */
public record BrainHull(
    ConvexPolygon outline, float tissue, float brightest, double kept, double leastSideMm) {}
