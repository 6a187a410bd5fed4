package org.secondread.training.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Slices to train on and slices held out. Neighbours are often one patient, so slices are held out
 * in blocks of neighbouring rows or ids, never at random, and no group lies on both sides.
 *
 * @param training in the table's order
 * @param validation in the table's order
 */
public record Split(List<LabelledImage> training, List<LabelledImage> validation) {

  /** Holds out two blocks of each class, together about a fifth, with all of their groups. */
  public static Split automatic(List<LabelledImage> images) throws TrainingDataException {
    Set<String> groups = new HashSet<>();
    for (boolean lesion : new boolean[] {false, true}) {
      List<LabelledImage> ofClass = images.stream().filter(i -> i.lesion() == lesion).toList();
      int size = ofClass.size();
      int block = Math.max(1, size / 10);
      for (int start : new int[] {3 * size / 10, 7 * size / 10}) {
        for (LabelledImage image : ofClass.subList(start, Math.min(size, start + block))) {
          groups.add(image.group());
        }
      }
    }
    return checked(images, image -> groups.contains(image.group()));
  }

  /**
   * Holds out blocks of numbered ids.
   *
   * @param blocks such as {@code 31-44,114-127}, both ends included
   * @throws TrainingDataException when a group would lie on both sides
   */
  public static Split byBlocks(List<LabelledImage> images, String blocks)
      throws TrainingDataException {
    List<long[]> ranges = ranges(blocks);
    for (LabelledImage image : images) {
      if (!image.id().matches("\\d{1,18}")) {
        throw new TrainingDataException(
            "Validation blocks need numbered ids, but the table has '%s'; leave the option out to hold out blocks of rows"
                .formatted(image.id()));
      }
    }
    return checked(
        images,
        image -> {
          long id = Long.parseLong(image.id());
          return ranges.stream().anyMatch(range -> range[0] <= id && id <= range[1]);
        });
  }

  private static Split checked(List<LabelledImage> images, Predicate<LabelledImage> heldOut)
      throws TrainingDataException {
    List<LabelledImage> training = new ArrayList<>();
    List<LabelledImage> validation = new ArrayList<>();
    for (LabelledImage image : images) {
      (heldOut.test(image) ? validation : training).add(image);
    }
    refuseLeaks(training, validation);
    requireBothClasses("training", training);
    requireBothClasses("validation", validation);
    return new Split(List.copyOf(training), List.copyOf(validation));
  }

  private static void refuseLeaks(List<LabelledImage> training, List<LabelledImage> validation)
      throws TrainingDataException {
    Map<String, String> inTraining = new HashMap<>();
    training.forEach(image -> inTraining.put(image.group(), image.id()));
    Map<String, String> leaks = new TreeMap<>();
    for (LabelledImage image : validation) {
      if (inTraining.containsKey(image.group())) {
        leaks.put(
            image.group(),
            "group %s (%s in training, %s held out)"
                .formatted(image.group(), inTraining.get(image.group()), image.id()));
      }
    }
    if (!leaks.isEmpty()) {
      throw new TrainingDataException(
          "The validation blocks cut through "
              + String.join(", ", leaks.values())
              + "; move the blocks so that each group lies on one side");
    }
  }

  private static void requireBothClasses(String name, List<LabelledImage> images)
      throws TrainingDataException {
    long lesions = images.stream().filter(LabelledImage::lesion).count();
    if (lesions == 0 || lesions == images.size()) {
      throw new TrainingDataException(
          "The %s part holds %d slices with and %d without lesion; each part needs both, so choose other blocks or add slices"
              .formatted(name, lesions, images.size() - lesions));
    }
  }

  private static List<long[]> ranges(String blocks) throws TrainingDataException {
    List<long[]> ranges = new ArrayList<>();
    for (String block : blocks.split(",")) {
      if (!block.strip().matches("\\d{1,18}(-\\d{1,18})?")) {
        throw new TrainingDataException(
            "Validation block '%s' is not of the form 31-44 or 31".formatted(block.strip()));
      }
      String[] ends = block.strip().split("-");
      ranges.add(new long[] {Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])});
    }
    return ranges;
  }
}
