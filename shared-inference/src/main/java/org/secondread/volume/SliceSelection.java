package org.secondread.volume;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secondread.volume.Volume.Dropped;
import org.secondread.volume.VolumeException.Kind;

/**
 * Which frames of a series make its volume.
 *
 * @param positions of one stack, sorted along their normal
 * @param dropped the frames that are at none of them, each with its reason
 * @param remarks what a reader should know of the selection
 * @param diffusion the choice on MR; empty for other modalities
 */
record SliceSelection(
    List<Position> positions,
    List<Dropped> dropped,
    List<String> remarks,
    Optional<DiffusionChoice> diffusion) {
  private static final double ORIENTATION_TOLERANCE = 1e-3;
  private static final double SPACING_TOLERANCE = 1e-4;
  private static final double SAME_POSITION_MM = 0.01;
  private static final Comparator<FrameHeader> BY_INSTANCE =
      Comparator.comparingInt(FrameHeader::instanceNumber)
          .thenComparingInt(FrameHeader::index)
          .thenComparing(frame -> frame.source().sopInstanceUid());

  SliceSelection {
    positions = List.copyOf(positions);
    dropped = List.copyOf(dropped);
    remarks = List.copyOf(remarks);
  }

  /** The largest stack; of several images at one position, which are duplicates, the first. */
  static SliceSelection of(List<FrameHeader> frames) throws VolumeException {
    List<Dropped> dropped = new ArrayList<>();
    List<FrameHeader> stack = largestStack(withoutObstacles(frames, dropped), dropped);
    List<Position> single = new ArrayList<>();
    for (Position position : positions(stack)) {
      FrameHeader first = position.frames().get(0);
      single.add(new Position(List.of(first)));
      for (FrameHeader frame : position.frames().subList(1, position.frames().size())) {
        dropped.add(
            new Dropped(
                frame.source(),
                "same position as instance %s, which is kept".formatted(first.instanceNumber())));
      }
    }
    return new SliceSelection(single, dropped, List.of(), Optional.empty());
  }

  /** The frames that can be slices, each once. */
  static List<FrameHeader> withoutObstacles(List<FrameHeader> frames, List<Dropped> dropped)
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

  /** The most frames that share matrix, orientation, pixel spacing and frame of reference. */
  static List<FrameHeader> largestStack(List<FrameHeader> frames, List<Dropped> dropped) {
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
  static String difference(FrameHeader stack, FrameHeader frame) {
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

  /** The frames of one stack by position, sorted along their normal. */
  static List<Position> positions(List<FrameHeader> stack) {
    double[] normal = stack.get(0).geometry().normal();
    List<FrameHeader> sorted = new ArrayList<>(stack);
    sorted.sort(
        Comparator.comparingDouble((FrameHeader f) -> f.geometry().positionAlong(normal))
            .thenComparing(BY_INSTANCE));
    List<Position> positions = new ArrayList<>();
    int i = 0;
    while (i < sorted.size()) {
      double position = sorted.get(i).geometry().positionAlong(normal);
      int end = i + 1;
      while (end < sorted.size()
          && sorted.get(end).geometry().positionAlong(normal) - position < SAME_POSITION_MM) {
        end++;
      }
      positions.add(new Position(sorted.subList(i, end).stream().sorted(BY_INSTANCE).toList()));
      i = end;
    }
    return positions;
  }
}
