package org.secondread.viewer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.secondread.lesion.Lesion;
import org.secondread.viewer.ResultModel.Decision;
import org.secondread.viewer.ResultModel.Row;
import org.secondread.volume.SourceImage;
import org.secondread.volume.Volume;

/**
 * What a reader said, voxel by voxel, so that it outlives other thresholds, other model packs and
 * images that come later: the lesions of all of them are other ones.
 *
 * <p>A lesion counts as decided while at least four fifths of its voxels were decided so, and none
 * otherwise. What has grown by more, or has swallowed a lesion nobody looked at, is open again.
 */
final class Judgements {
  private static final double ENOUGH = 0.8;

  private final List<Judgement> said = new ArrayList<>();

  /** For each pixel of an image 0, or 1 plus the place in {@link #said}. */
  private final Map<SourceImage, int[]> judged = new HashMap<>();

  private record Judgement(Decision decision, String comment) {}

  /** Notes what is said of a lesion; it takes the place of what was said of its voxels before. */
  void note(Volume volume, Row row) {
    said.add(new Judgement(row.decision(), row.comment()));
    row.lesion()
        .shape()
        .eachRun(
            (slice, y, firstX, lastX) -> {
              int[] pixels = pixels(volume, slice);
              for (int x = firstX; x <= lastX; x++) {
                pixels[y * volume.columns() + x] = said.size();
              }
            });
  }

  private int[] pixels(Volume volume, int slice) {
    return judged.computeIfAbsent(
        source(volume, slice), image -> new int[volume.columns() * volume.rows()]);
  }

  private static SourceImage source(Volume volume, int slice) {
    return volume.slices().get(slice).source();
  }

  /** What was said of a lesion, as far as it holds. */
  Row of(Volume volume, Lesion lesion) {
    long[] voxels = new long[said.size() + 1];
    lesion
        .shape()
        .eachRun(
            (slice, y, firstX, lastX) -> {
              int[] pixels = judged.get(source(volume, slice));
              for (int x = firstX; x <= lastX; x++) {
                voxels[pixels == null ? 0 : pixels[y * volume.columns() + x]]++;
              }
            });
    return new Row(lesion, decision(voxels, lesion.voxels()), comment(voxels));
  }

  private Decision decision(long[] voxels, long all) {
    long accepted = count(voxels, Decision.ACCEPTED);
    long rejected = count(voxels, Decision.REJECTED);
    if (accepted > 0 && rejected > 0 || accepted + rejected < ENOUGH * all) {
      return Decision.OPEN;
    }
    return accepted > 0 ? Decision.ACCEPTED : Decision.REJECTED;
  }

  private long count(long[] voxels, Decision decision) {
    long count = 0;
    for (int i = 0; i < said.size(); i++) {
      count += said.get(i).decision() == decision ? voxels[i + 1] : 0;
    }
    return count;
  }

  /** The one on most of the voxels. */
  private String comment(long[] voxels) {
    String comment = "";
    long most = 0;
    for (int i = 0; i < said.size(); i++) {
      if (voxels[i + 1] > most && !said.get(i).comment().isEmpty()) {
        most = voxels[i + 1];
        comment = said.get(i).comment();
      }
    }
    return comment;
  }
}
