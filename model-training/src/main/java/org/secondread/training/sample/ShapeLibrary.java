package org.secondread.training.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secondread.image.GreyImage;
import org.secondread.nifti.NiftiException;
import org.secondread.nifti.NiftiReader;
import org.secondread.nifti.NiftiVolume;
import org.secondread.training.data.TrainingDataException;

/**
 * Outlines cut from hand-drawn lesion masks that lie in one standard space. Where the brain ends in
 * that space is taken from all masks together, so the folder should hold many.
 */
public final class ShapeLibrary implements LesionShapes {
  /** More masks add little and take long to read. */
  private static final int MOST_MASKS = 500;

  private static final int HELD_OUT_EVERY = 5;
  private static final int LEAST_PIXELS = 4;
  private static final double JITTER = 0.05;
  private static final int NEIGHBOURS = 4;

  private final List<List<Drawing>> byHeight;

  /** Both parts of a folder: no mask is in both. */
  public record Parts(ShapeLibrary training, ShapeLibrary heldOut) {}

  /** One slice of one mask, with the part of the space that it fills. */
  private record Drawing(BitSet pixels, Box box) {
    boolean at(int x, int y) {
      boolean inside = x >= box.left && x < box.right && y >= box.top && y < box.bottom;
      return inside && pixels.get((y - box.top) * box.width() + x - box.left);
    }
  }

  /** Right and bottom are not included. */
  private record Box(int left, int top, int right, int bottom) {
    static final Box NONE =
        new Box(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE);

    Box with(Box other) {
      return new Box(
          Math.min(left, other.left),
          Math.min(top, other.top),
          Math.max(right, other.right),
          Math.max(bottom, other.bottom));
    }

    int width() {
      return right - left;
    }

    int height() {
      return bottom - top;
    }
  }

  private final List<Box> brain;

  private ShapeLibrary(List<List<Drawing>> byHeight, List<Box> brain) {
    this.byHeight = byHeight;
    this.brain = brain;
  }

  /**
   * Reads the NIfTI masks of a folder, at most 500 of them, evenly chosen by name; every fifth goes
   * to the held-out part.
   *
   * @throws TrainingDataException when the folder holds fewer than ten masks or they differ in size
   */
  public static Parts read(Path folder) throws IOException {
    List<Path> files = masks(folder);
    List<List<List<Drawing>>> parts = List.of(new ArrayList<>(), new ArrayList<>());
    NiftiVolume first = null;
    for (int i = 0; i < files.size(); i++) {
      NiftiVolume mask = read(files.get(i), first);
      first = first == null ? mask : first;
      List<List<Drawing>> part = parts.get(i % HELD_OUT_EVERY == HELD_OUT_EVERY - 1 ? 1 : 0);
      for (int z = 0; z < mask.slices().size(); z++) {
        if (part.size() == z) {
          part.add(new ArrayList<>());
        }
        Drawing drawing = drawing(mask.slices().get(z));
        if (drawing.pixels.cardinality() >= LEAST_PIXELS) {
          part.get(z).add(drawing);
        }
      }
    }
    List<Box> brain = brain(parts);
    return new Parts(new ShapeLibrary(parts.get(0), brain), new ShapeLibrary(parts.get(1), brain));
  }

  private static List<Path> masks(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new TrainingDataException(
          "%s is %s; expected a folder of lesion shapes (--lesion-shapes), NIfTI masks in one standard space. Leave the option out to use drawn shapes"
              .formatted(folder, Files.exists(folder) ? "a file" : "not there"));
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().matches("(?i).*\\.nii(\\.gz)?")).sorted().toList();
    }
    if (files.size() < 2 * HELD_OUT_EVERY) {
      throw new TrainingDataException(
          "Folder %s holds %d NIfTI masks (.nii, .nii.gz), expected %d or more; leave --lesion-shapes out to use drawn shapes"
              .formatted(folder, files.size(), 2 * HELD_OUT_EVERY));
    }
    int count = Math.min(MOST_MASKS, files.size());
    return IntStream.range(0, count).mapToObj(i -> files.get(i * files.size() / count)).toList();
  }

  private static NiftiVolume read(Path file, NiftiVolume first) throws IOException {
    NiftiVolume mask;
    try {
      mask = NiftiReader.read(file);
    } catch (NiftiException e) {
      throw new TrainingDataException("Cannot use a lesion shape: " + e.getMessage(), e);
    }
    if (first != null && !size(mask).equals(size(first))) {
      throw new TrainingDataException(
          "Lesion shape %s is %s, the others are %s; expected masks in one standard space"
              .formatted(file.getFileName(), size(mask), size(first)));
    }
    return mask;
  }

  private static String size(NiftiVolume volume) {
    return "%d x %d x %d".formatted(volume.columns(), volume.rows(), volume.slices().size());
  }

  private static Drawing drawing(GreyImage slice) {
    Box box = Box.NONE;
    for (int i = 0; i < slice.values().length; i++) {
      if (slice.values()[i] > 0.5f) {
        int x = i % slice.width();
        int y = i / slice.width();
        box = box.with(new Box(x, y, x + 1, y + 1));
      }
    }
    BitSet pixels = new BitSet();
    for (int y = box.top; y < box.bottom; y++) {
      for (int x = box.left; x < box.right; x++) {
        pixels.set((y - box.top) * box.width() + x - box.left, slice.at(x, y) > 0.5f);
      }
    }
    return new Drawing(pixels, box);
  }

  /** Per height, the box around all drawings there and nearby. */
  private static List<Box> brain(List<List<List<Drawing>>> parts) throws TrainingDataException {
    int heights = parts.get(0).size();
    List<Box> boxes = new ArrayList<>();
    for (int z = 0; z < heights; z++) {
      Box box = Box.NONE;
      for (List<List<Drawing>> part : parts) {
        for (int n = Math.max(0, z - NEIGHBOURS); n <= Math.min(heights - 1, z + NEIGHBOURS); n++) {
          for (Drawing drawing : part.get(n)) {
            box = box.with(drawing.box);
          }
        }
      }
      boxes.add(box);
    }
    if (boxes.stream().allMatch(box -> box == Box.NONE)) {
      throw new TrainingDataException(
          "The lesion shapes are empty; expected masks with values of 1");
    }
    return boxes;
  }

  @Override
  public LesionShape pick(double height, Random random) {
    int heights = byHeight.size();
    int wanted = (int) Math.round((heights - 1) * (height + JITTER * random.nextGaussian()));
    int z = nearestDrawn(Math.max(0, Math.min(heights - 1, wanted)));
    List<Drawing> here = byHeight.get(z);
    Drawing drawing = here.get(random.nextInt(here.size()));
    return shape(drawing, brain.get(z), random.nextBoolean());
  }

  private int nearestDrawn(int z) {
    for (int off = 0; off < byHeight.size(); off++) {
      if (z - off >= 0 && !byHeight.get(z - off).isEmpty()) {
        return z - off;
      }
      if (z + off < byHeight.size() && !byHeight.get(z + off).isEmpty()) {
        return z + off;
      }
    }
    throw new IllegalStateException("No mask has pixels");
  }

  private static LesionShape shape(Drawing drawing, Box brain, boolean flip) {
    return (u, v) -> {
      double x = brain.left + (flip ? 1 - u : u) * brain.width() - 0.5;
      double y = brain.top + v * brain.height() - 0.5;
      int column = (int) Math.floor(x);
      int row = (int) Math.floor(y);
      double a = x - column;
      double b = y - row;
      double upper = (1 - a) * value(drawing, column, row) + a * value(drawing, column + 1, row);
      double lower =
          (1 - a) * value(drawing, column, row + 1) + a * value(drawing, column + 1, row + 1);
      return (1 - b) * upper + b * lower;
    };
  }

  private static int value(Drawing drawing, int x, int y) {
    return drawing.at(x, y) ? 1 : 0;
  }
}
