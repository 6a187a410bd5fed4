package org.secondread.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for the same picture among the slices to train on and those held out. */
public final class Leaks {
  private Leaks() {}

  /**
   * @throws TrainingDataException naming such pictures
   */
  public static void refuse(List<TrainingSlice> training, List<TrainingSlice> heldOut)
      throws TrainingDataException {
    Map<Integer, List<TrainingSlice>> known = new HashMap<>();
    for (TrainingSlice slice : training) {
      if (slice.prepared().brain().count() > 0) {
        known.computeIfAbsent(hash(slice), hash -> new ArrayList<>()).add(slice);
      }
    }
    List<String> twins = new ArrayList<>();
    for (TrainingSlice slice : heldOut) {
      known.getOrDefault(hash(slice), List.of()).stream()
          .filter(other -> same(slice, other))
          .findFirst()
          .ifPresent(
              other ->
                  twins.add(
                      "%s (%s) and %s (%s)"
                          .formatted(
                              other.source().id(),
                              other.source().group(),
                              slice.source().id(),
                              slice.source().group())));
    }
    if (!twins.isEmpty()) {
      throw new TrainingDataException(
          "%d held-out slices are the same pictures as slices to train on, such as %s; remove one of each or give both the same patient or group"
              .formatted(twins.size(), twins.get(0)));
    }
  }

  private static int hash(TrainingSlice slice) {
    return Arrays.hashCode(slice.prepared().image().values());
  }

  private static boolean same(TrainingSlice a, TrainingSlice b) {
    return Arrays.equals(a.prepared().image().values(), b.prepared().image().values());
  }
}
