package org.secondread.training.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  private static final int SLICES_OF_A_PATIENT = 4;

  /**
   * Holds out about a fifth: whole patients where patients have many slices each, and otherwise two
   * blocks of each class with all of their groups.
   */
  public static Split automatic(List<LabelledImage> images) throws TrainingDataException {
    Map<String, List<LabelledImage>> groups = groups(images);
    if (groups.size() == 1) {
      throw new TrainingDataException(
          "All %d slices are of one patient or group, so none can be held out; add slices of other patients, and see to the column 'patient'"
              .formatted(images.size()));
    }
    boolean patients = groups.size() * SLICES_OF_A_PATIENT <= images.size();
    Set<String> heldOut = patients ? wholePatients(groups, images.size()) : blocks(images);
    return checked(images, image -> heldOut.contains(image.group()));
  }

  /** Adds patients, from the last of the table on, until both classes and a fifth are held out. */
  private static Set<String> wholePatients(Map<String, List<LabelledImage>> groups, int slices) {
    List<String> names = new ArrayList<>(groups.keySet());
    Collections.reverse(names);
    Set<String> heldOut = new HashSet<>();
    int count = 0;
    boolean with = false;
    boolean without = false;
    for (String name : names) {
      List<LabelledImage> group = groups.get(name);
      boolean lesions = group.stream().anyMatch(LabelledImage::lesion);
      boolean free = group.stream().anyMatch(image -> !image.lesion());
      boolean useful = lesions && !with || free && !without || count < slices / 5;
      if (useful && count + group.size() <= slices / 2) {
        heldOut.add(name);
        count += group.size();
        with |= lesions;
        without |= free;
      }
    }
    return heldOut;
  }

  private static Set<String> blocks(List<LabelledImage> images) {
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
    return groups;
  }

  /**
   * Holds out patients (or groups) by name. They need lesion-free slices but no lesions.
   *
   * @param patients names separated by commas
   * @throws TrainingDataException when the table knows no such patient
   */
  public static Split byPatients(List<LabelledImage> images, String patients)
      throws TrainingDataException {
    Set<String> known = groups(images).keySet();
    Set<String> heldOut = new HashSet<>();
    for (String name : patients.split(",")) {
      if (!known.contains(name.strip())) {
        throw new TrainingDataException(
            "No patient or group '%s' in the table, which has %d such as %s"
                .formatted(name.strip(), known.size(), known.stream().limit(5).toList()));
      }
      heldOut.add(name.strip());
    }
    Split split = parts(images, image -> heldOut.contains(image.group()));
    requireBothClasses("training", split.training);
    if (split.validation.stream().allMatch(LabelledImage::lesion)) {
      throw new TrainingDataException(
          "The held-out patients show a lesion on each of their %d slices; hold out lesion-free slices as well"
              .formatted(split.validation.size()));
    }
    return split;
  }

  private static Map<String, List<LabelledImage>> groups(List<LabelledImage> images) {
    Map<String, List<LabelledImage>> groups = new LinkedHashMap<>();
    for (LabelledImage image : images) {
      groups.computeIfAbsent(image.group(), group -> new ArrayList<>()).add(image);
    }
    return groups;
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
    Split split = parts(images, heldOut);
    requireBothClasses("training", split.training);
    requireBothClasses("validation", split.validation);
    return split;
  }

  private static Split parts(List<LabelledImage> images, Predicate<LabelledImage> heldOut)
      throws TrainingDataException {
    List<LabelledImage> training = new ArrayList<>();
    List<LabelledImage> validation = new ArrayList<>();
    for (LabelledImage image : images) {
      (heldOut.test(image) ? validation : training).add(image);
    }
    refuseLeaks(training, validation);
    refuseCutSources(training, validation);
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

  /** Neighbours in one volume are one patient, whatever the table says. */
  private static void refuseCutSources(List<LabelledImage> training, List<LabelledImage> validation)
      throws TrainingDataException {
    Map<ImageSource, LabelledImage> inTraining = new HashMap<>();
    training.forEach(image -> inTraining.put(image.source(), image));
    for (LabelledImage image : validation) {
      LabelledImage other = inTraining.get(image.source());
      if (other != null) {
        throw new TrainingDataException(
            "%s has slices in training (patient or group %s) and held out (%s); give all of its rows the same patient or group"
                .formatted(image.source().name(), other.group(), image.group()));
      }
    }
  }

  private static void requireBothClasses(String name, List<LabelledImage> images)
      throws TrainingDataException {
    long lesions = images.stream().filter(LabelledImage::lesion).count();
    if (lesions == 0 || lesions == images.size()) {
      throw new TrainingDataException(
          "The %s part holds %d slices with and %d without lesion; each part needs both, so hold out others or add slices"
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
      long[] range = {Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])};
      if (range[0] > range[1]) {
        throw new TrainingDataException(
            "Validation block '%s' ends before it begins; exchange its numbers"
                .formatted(block.strip()));
      }
      ranges.add(range);
    }
    return ranges;
  }
}
