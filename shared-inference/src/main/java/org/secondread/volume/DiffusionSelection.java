package org.secondread.volume;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.secondread.volume.DiffusionChoice.How;
import org.secondread.volume.DiffusionImage.Contrast;
import org.secondread.volume.Volume.Dropped;
import org.secondread.volume.VolumeException.Kind;

/**
 * Which frames of an MR series make its diffusion-weighted volume: those of the b-value nearest to
 * {@value #WANTED} s/mm2, as trace images where the scanner made them, else all directions.
 */
final class DiffusionSelection {
  private static final double WANTED = 1000;

  /** Scanners state the b-value with a direction's imaging gradients, 990 or 1005 for 1000. */
  private static final double SHELL = 0.05;

  private static final double USUAL_DIFFERENCE = 200;
  private static final int FEWEST_DIRECTIONS = 3;

  /** More images at a single position are a stack that lost its positions. */
  private static final int MOST_OF_ONE_POSITION = 6;

  private static final String ADVICE =
      "Infarcts are read on diffusion-weighted images of b=500 to 2000 s/mm2, best 1000: choose that"
          + " series, often called DWI, b1000 or trace";

  private final List<FrameHeader> usable;
  private final List<Dropped> dropped;
  private final List<String> remarks = new ArrayList<>();

  private DiffusionSelection(List<FrameHeader> usable, List<Dropped> dropped) {
    this.usable = usable;
    this.dropped = dropped;
  }

  /**
   * @param frames of an MR series
   * @throws VolumeException when none of them is diffusion-weighted as needed; the message names
   *     what was found
   */
  static SliceSelection of(List<FrameHeader> frames) throws VolumeException {
    List<Dropped> dropped = new ArrayList<>();
    List<FrameHeader> usable = SliceSelection.withoutObstacles(frames, dropped);
    return new DiffusionSelection(usable, dropped).select();
  }

  private SliceSelection select() throws VolumeException {
    List<FrameHeader> weighted = new ArrayList<>();
    for (FrameHeader frame : usable) {
      if (frame.diffusion().isWeighted()) {
        weighted.add(frame);
      } else {
        drop(frame, frame.diffusion().sign());
      }
    }
    if (weighted.isEmpty()) {
      throw new VolumeException(
          Kind.NO_DIFFUSION,
          "The MR series holds no diffusion-weighted image: " + found() + ". " + ADVICE);
    }
    return weighted.stream().anyMatch(DiffusionSelection::statesBValue)
        ? ofShell(weighted)
        : ofUnstated(weighted);
  }

  private static boolean statesBValue(FrameHeader frame) {
    return frame.diffusion().bValue().isPresent();
  }

  private static double b(FrameHeader frame) {
    return frame.diffusion().bValue().orElseThrow().value();
  }

  private SliceSelection ofShell(List<FrameHeader> weighted) throws VolumeException {
    List<FrameHeader> stated = weighted.stream().filter(DiffusionSelection::statesBValue).toList();
    double shell =
        stated.stream()
            .filter(frame -> frame.diffusion().isReadable())
            .map(DiffusionSelection::b)
            .min(
                Comparator.comparingDouble((Double b) -> Math.abs(b - WANTED))
                    .thenComparing(Comparator.reverseOrder()))
            .orElseThrow(
                () ->
                    new VolumeException(
                        Kind.NO_DIFFUSION,
                        "The MR series has no image of a suitable b-value, found b="
                            + bValues()
                            + ". "
                            + ADVICE));
    List<FrameHeader> ofShell = new ArrayList<>();
    for (FrameHeader frame : weighted) {
      if (!statesBValue(frame)) {
        drop(frame, "states no b-value, as other images of the series do");
      } else if (Math.abs(b(frame) - shell) > SHELL * shell) {
        drop(frame, text("b=%.0f, b=%.0f is read", b(frame), shell));
      } else {
        ofShell.add(frame);
      }
    }
    BValue.Origin origin = ofShell.get(0).diffusion().bValue().orElseThrow().origin();
    if (origin == BValue.Origin.DESCRIPTION) {
      remarks.add("The b-value is the one that the Series Description names; no image states it");
    }
    if (Math.abs(shell - WANTED) > USUAL_DIFFERENCE) {
      remarks.add(
          text("b=%.0f is read, of other contrast than the usual b=1000: scores mean less", shell));
    }
    return chosen(
        ofShell,
        OptionalDouble.of(Math.round(shell)),
        text("found b=%s by %s; b=%.0f is nearest to 1000", bValues(), origin, shell));
  }

  /** Images that only words call diffusion-weighted: readable where there is nothing to choose. */
  private SliceSelection ofUnstated(List<FrameHeader> weighted) throws VolumeException {
    List<FrameHeader> stack = SliceSelection.largestStack(weighted, new ArrayList<>());
    int positions = SliceSelection.positions(stack).size();
    if (positions < stack.size()) {
      throw new VolumeException(
          Kind.SEVERAL_VOLUMES,
          "The MR series holds %d images at %d positions and none states its b-value, so that the"
                  .formatted(stack.size(), positions)
              + " diffusion-weighted ones cannot be told from b=0. Keep the headers' Diffusion"
              + " b-value (0018,9087) or private elements, or choose a trace series");
    }
    String sign = weighted.get(0).diffusion().sign();
    remarks.add("No image states a b-value; read as diffusion-weighted because " + sign);
    return chosen(weighted, OptionalDouble.empty(), "no b-value is stated; " + sign);
  }

  private SliceSelection chosen(List<FrameHeader> weighted, OptionalDouble bValue, String grounds)
      throws VolumeException {
    List<FrameHeader> traces = of(weighted, Contrast.TRACE);
    List<FrameHeader> directions = of(weighted, Contrast.DIRECTION);
    boolean trace = positions(traces) > 0 && positions(traces) >= positions(directions);
    for (FrameHeader frame : trace ? directions : traces) {
      drop(
          frame,
          trace ? "along one direction, the trace image is read" : "trace images lack positions");
    }
    List<Position> positions =
        SliceSelection.positions(SliceSelection.largestStack(trace ? traces : directions, dropped));
    int most = positions.stream().mapToInt(p -> p.frames().size()).max().orElseThrow();
    if (positions.size() == 1 && most > MOST_OF_ONE_POSITION) {
      throw new VolumeException(
          Kind.INCONSISTENT_GEOMETRY,
          "All %d diffusion-weighted images state one position, so that slices and directions cannot be told apart. Export the series with each image's own Image Position (0020,0032), or choose a trace series"
              .formatted(most));
    }
    remarkOnLack(positions, most, trace);
    How how = most > 1 ? How.GEOMETRIC_MEAN : trace ? How.TRACE_IMAGE : How.SINGLE_IMAGE;
    DiffusionChoice choice =
        new DiffusionChoice(
            bValue, most, how, grounds + "; " + grounds(how, trace, most, positions.get(0)));
    return new SliceSelection(positions, dropped, remarks, Optional.of(choice));
  }

  private static String grounds(How how, boolean trace, int most, Position example) {
    return switch (how) {
      case TRACE_IMAGE -> "trace: " + example.frames().get(0).diffusion().sign();
      case SINGLE_IMAGE -> "one image per position, not said whether trace or one direction";
      case GEOMETRIC_MEAN ->
          trace
              ? most + " trace images per position are averaged"
              : "no complete trace image, so that " + most + " directions are averaged";
    };
  }

  private void remarkOnLack(List<Position> positions, int most, boolean trace) {
    long fewer = positions.stream().filter(p -> p.frames().size() < most).count();
    if (fewer > 0) {
      int least = positions.stream().mapToInt(p -> p.frames().size()).min().orElseThrow();
      remarks.add(
          text(
              "%d of %d slices are made of fewer images than the %d of others (down to %d): their"
                  + " contrast and noise differ",
              fewer, positions.size(), most, least));
    }
    if (!trace && most > 1 && most < FEWEST_DIRECTIONS) {
      remarks.add("Two directions do not make a trace image: white matter may look bright");
    }
    int lost = positionsBesides(positions);
    if (lost > 0) {
      remarks.add(
          lost
              + (lost == 1 ? " position has" : " positions have")
              + " other images of this series but none of those read, and no slice");
    }
  }

  /** Positions of the same stack that only unread images have. */
  private int positionsBesides(List<Position> read) {
    FrameHeader first = read.get(0).frames().get(0);
    Set<FrameHeader> stack =
        new HashSet<>(
            usable.stream()
                .filter(frame -> frame.diffusion().contrast() != Contrast.MAP)
                .filter(frame -> SliceSelection.difference(first, frame) == null)
                .toList());
    read.forEach(position -> stack.addAll(position.frames()));
    return SliceSelection.positions(List.copyOf(stack)).size() - read.size();
  }

  private static List<FrameHeader> of(List<FrameHeader> frames, Contrast contrast) {
    return frames.stream().filter(frame -> frame.diffusion().contrast() == contrast).toList();
  }

  private static int positions(List<FrameHeader> frames) {
    return frames.isEmpty()
        ? 0
        : SliceSelection.positions(SliceSelection.largestStack(frames, new ArrayList<>())).size();
  }

  private void drop(FrameHeader frame, String reason) {
    dropped.add(new Dropped(frame.source(), reason));
  }

  /**
   * The b-values of all images with the number of each, such as {@code 0 (5 images), 1000 (12)}.
   */
  private String bValues() {
    Map<Long, Integer> counts = new TreeMap<>();
    for (FrameHeader frame : usable) {
      frame
          .diffusion()
          .bValue()
          .filter(b -> frame.diffusion().contrast() != Contrast.MAP)
          .ifPresent(b -> counts.merge(Math.round(b.value()), 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .map(
            count ->
                count.getKey()
                    + " ("
                    + count.getValue()
                    + (count.getValue() == 1 ? " image)" : " images)"))
        .collect(Collectors.joining(", "));
  }

  private String found() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (FrameHeader frame : usable) {
      DiffusionImage image = frame.diffusion();
      String what =
          switch (image.contrast()) {
            case MAP -> "that are no measured DWI (" + image.sign() + ")";
            case OTHER -> "of another contrast (" + image.sign() + ")";
            case UNWEIGHTED -> "of " + image.sign();
            default -> "of which " + image.sign();
          };
      counts.merge(what, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .map(
            count ->
                count.getValue()
                    + (count.getValue() == 1 ? " image " : " images ")
                    + count.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
