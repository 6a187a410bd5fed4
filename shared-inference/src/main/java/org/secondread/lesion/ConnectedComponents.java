package org.secondread.lesion;

import java.util.Arrays;
import java.util.List;
import org.secondread.image.Mask;

/**
 * The 3-D connected components of a stack of masks: two voxels belong together when they touch by
 * face, edge or corner (26-connectivity), neighbouring masks of the list being neighbouring slices.
 *
 * <p>Works on runs of set pixels in a row, joined by union-find, so memory grows with the outline
 * of the masks and not with their size.
 */
public final class ConnectedComponents {
  private final int width;
  private final int height;
  private final int slices;
  private final Runs runs;
  private final int[] componentOfRun;
  private final int count;

  /** Hears one run of a component: the pixels {@code firstX..lastX} of a row, both included. */
  @FunctionalInterface
  interface RunVisitor {
    void visit(int component, int slice, int y, int firstX, int lastX);
  }

  private ConnectedComponents(List<Mask> masks) {
    width = masks.get(0).width();
    height = masks.get(0).height();
    slices = masks.size();
    runs = new Runs(height, slices);
    for (Mask mask : masks) {
      runs.add(mask);
    }
    runs.joinNeighbours();
    componentOfRun = new int[runs.size()];
    int found = 0;
    for (int run = 0; run < componentOfRun.length; run++) {
      int root = runs.root(run);
      componentOfRun[run] = root == run ? found++ : componentOfRun[root];
    }
    count = found;
  }

  /**
   * @param masks one per slice, in the order of the slices, all of one size; at least one
   * @throws IllegalArgumentException when there is none or the sizes differ
   */
  public static ConnectedComponents of(List<Mask> masks) {
    requireOneSize(masks);
    return new ConnectedComponents(masks);
  }

  /** The number of components, numbered from 0 in the order of their first voxel. */
  public int count() {
    return count;
  }

  /**
   * The masks of those components that share a voxel with {@code support}.
   *
   * @param support one mask per slice, of the same size
   */
  public List<Mask> touching(List<Mask> support) {
    requireOneSize(support);
    Mask first = support.get(0);
    if (support.size() != slices || first.width() != width || first.height() != height) {
      throw new IllegalArgumentException(
          "Support has %d masks of %d x %d, expected %d of %d x %d"
              .formatted(support.size(), first.width(), first.height(), slices, width, height));
    }
    boolean[] touched = new boolean[count];
    eachRun(
        (component, slice, y, firstX, lastX) -> {
          for (int x = firstX; x <= lastX && !touched[component]; x++) {
            touched[component] = support.get(slice).at(x, y);
          }
        });
    List<Mask> kept = support.stream().map(mask -> new Mask(width, height)).toList();
    eachRun(
        (component, slice, y, firstX, lastX) -> {
          if (touched[component]) {
            int row = y * width;
            Arrays.fill(kept.get(slice).values(), row + firstX, row + lastX + 1, true);
          }
        });
    return kept;
  }

  /** Visits every run by rising slice, row and column. */
  void eachRun(RunVisitor visitor) {
    for (int run = 0; run < componentOfRun.length; run++) {
      visitor.visit(
          componentOfRun[run], runs.slice(run), runs.y(run), runs.firstX(run), runs.lastX(run));
    }
  }

  private static void requireOneSize(List<Mask> masks) {
    if (masks.isEmpty()) {
      throw new IllegalArgumentException("No mask, expected one per slice");
    }
    Mask first = masks.get(0);
    for (Mask mask : masks) {
      if (mask.width() != first.width() || mask.height() != first.height()) {
        throw new IllegalArgumentException(
            "Mask of %d x %d among masks of %d x %d, expected one size"
                .formatted(mask.width(), mask.height(), first.width(), first.height()));
      }
    }
  }
}
