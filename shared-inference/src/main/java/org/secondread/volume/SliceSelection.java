package org.secondread.volume;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.secondread.volume.Volume.Dropped;
import org.secondread.volume.VolumeException.Kind;

/**
 * Which frames of a series make its volume.
 *
 * @param kept frames of one stack, sorted by position along their normal
 * @param dropped the other frames, each with its reason
 */
record SliceSelection(List<FrameHeader> kept, List<Dropped> dropped) {
  private static final double ORIENTATION_TOLERANCE = 1e-3;
  private static final double SPACING_TOLERANCE = 1e-4;
  private static final double SAME_POSITION_MM = 0.01;

  /**
   * @param severalVolumesAllowed whether images at one position are mere duplicates; on MR they are
   *     different measurements, of which none may be taken by chance
   */
  static SliceSelection of(List<FrameHeader> frames, boolean severalVolumesAllowed)
      throws VolumeException {
    List<Dropped> dropped = new ArrayList<>();
    List<FrameHeader> usable = withoutObstacles(frames, dropped);
    List<FrameHeader> stack = largestStack(usable, dropped);
    List<FrameHeader> kept = onePerPosition(stack, dropped, severalVolumesAllowed);
    return new SliceSelection(List.copyOf(kept), List.copyOf(dropped));
  }

  private static List<FrameHeader> withoutObstacles(List<FrameHeader> frames, List<Dropped> dropped)
      throws VolumeException {
    List<FrameHeader> usable = new ArrayList<>();
    Set<SourceImage> seen = new HashSet<>();
    FrameHeader firstRefused = null;
    for (FrameHeader frame : frames) {
      if (frame.obstacle() != null) {
        dropped.add(new Dropped(frame.source(), frame.obstacle().reason()));
        firstRefused = moreTelling(firstRefused, frame);
      } else if (!seen.add(frame.source())) {
        dropped.add(new Dropped(frame.source(), "the same image in a second file"));
      } else {
        usable.add(frame);
      }
    }
    if (usable.isEmpty()) {
      throw new VolumeException(
          firstRefused.obstacle().kind(),
          "No image of the series can be used (%d found); %s: %s"
              .formatted(
                  frames.size(),
                  firstRefused.file().getFileName(),
                  firstRefused.obstacle().reason()));
    }
    return usable;
  }

  /** A broken geometry tells more than a localizer beside it. */
  private static FrameHeader moreTelling(FrameHeader a, FrameHeader b) {
    return a == null || a.obstacle().kind() == Kind.NOT_AXIAL ? b : a;
  }

  private static List<FrameHeader> largestStack(List<FrameHeader> frames, List<Dropped> dropped) {
    List<List<FrameHeader>> stacks = new ArrayList<>();
    for (FrameHeader frame : frames) {
      List<FrameHeader> stack =
          stacks.stream().filter(s -> difference(s.get(0), frame) == null).findFirst().orElse(null);
      if (stack == null) {
        stack = new ArrayList<>();
        stacks.add(stack);
      }
      stack.add(frame);
    }
    List<FrameHeader> largest =
        stacks.stream()
            .max(
                Comparator.comparingInt((List<FrameHeader> s) -> s.size())
                    .thenComparing(s -> -(long) s.get(0).instanceNumber()))
            .orElseThrow();
    for (List<FrameHeader> stack : stacks) {
      if (stack == largest) {
        continue;
      }
      for (FrameHeader frame : stack) {
        dropped.add(new Dropped(frame.source(), difference(largest.get(0), frame)));
      }
    }
    return largest;
  }

  /** What keeps a frame out of the stack that {@code stack} begins; null where nothing does. */
  private static String difference(FrameHeader stack, FrameHeader frame) {
    if (stack.rows() != frame.rows() || stack.columns() != frame.columns()) {
      return "matrix %d x %d, most images have %d x %d"
          .formatted(frame.columns(), frame.rows(), stack.columns(), stack.rows());
    }
    SliceGeometry a = stack.geometry();
    SliceGeometry b = frame.geometry();
    if (!near(a.orientation(), b.orientation(), ORIENTATION_TOLERANCE)) {
      return "orientation " + b.orientation() + ", most images have " + a.orientation();
    }
    if (!near(a.pixelSpacing(), b.pixelSpacing(), SPACING_TOLERANCE * a.rowSpacing())) {
      return "pixel spacing " + b.pixelSpacing() + ", most images have " + a.pixelSpacing();
    }
    if (!stack.frameOfReferenceUid().equals(frame.frameOfReferenceUid())) {
      return "another Frame of Reference UID (0020,0052) than most images";
    }
    return null;
  }

  private static boolean near(List<String> a, List<String> b, double tolerance) {
    for (int i = 0; i < a.size(); i++) {
      double difference = Double.parseDouble(a.get(i)) - Double.parseDouble(b.get(i));
      if (Math.abs(difference) > tolerance) {
        return false;
      }
    }
    return true;
  }

  private static List<FrameHeader> onePerPosition(
      List<FrameHeader> stack, List<Dropped> dropped, boolean severalVolumesAllowed)
      throws VolumeException {
    double[] normal = stack.get(0).geometry().normal();
    Comparator<FrameHeader> byInstance =
        Comparator.comparingInt(FrameHeader::instanceNumber)
            .thenComparingInt(FrameHeader::index)
            .thenComparing(frame -> frame.source().sopInstanceUid());
    List<FrameHeader> sorted = new ArrayList<>(stack);
    sorted.sort(
        Comparator.comparingDouble((FrameHeader f) -> f.geometry().positionAlong(normal))
            .thenComparing(byInstance));
    List<FrameHeader> kept = new ArrayList<>();
    int repeated = 0;
    int i = 0;
    while (i < sorted.size()) {
      double position = sorted.get(i).geometry().positionAlong(normal);
      int end = i + 1;
      while (end < sorted.size()
          && sorted.get(end).geometry().positionAlong(normal) - position < SAME_POSITION_MM) {
        end++;
      }
      List<FrameHeader> here = new ArrayList<>(sorted.subList(i, end));
      here.sort(byInstance);
      kept.add(here.get(0));
      for (FrameHeader frame : here.subList(1, here.size())) {
        repeated++;
        dropped.add(
            new Dropped(
                frame.source(),
                "same position as instance %s, which is kept"
                    .formatted(here.get(0).instanceNumber())));
      }
      i = end;
    }
    if (repeated > 0 && !severalVolumesAllowed) {
      throw new VolumeException(
          Kind.SEVERAL_VOLUMES,
          "The series holds %d images at %d positions, such as several b-values;"
                  .formatted(sorted.size(), kept.size())
              + " expected one image per position");
    }
    return kept;
  }
}
