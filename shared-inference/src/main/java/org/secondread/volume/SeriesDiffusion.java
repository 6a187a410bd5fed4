package org.secondread.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the axial images of an MR series are to a reader of diffusion.
 *
 * @param bValues the stated b-values of its measured images in s/mm2, rounded, rising
 * @param readable whether some image is diffusion-weighted as infarcts are read
 * @param trace whether such an image is a trace image of the scanner
 * @param contents in a few words, such as {@code b=0, 1000, trace} or what it is instead
 */
public record SeriesDiffusion(
    List<Long> bValues, boolean readable, boolean trace, String contents) {

  public SeriesDiffusion {
    bValues = List.copyOf(bValues);
  }

  /** Whether a b-value that infarcts are read at is stated, not only b=0 or none. */
  boolean isStated() {
    return bValues.stream().anyMatch(b -> b >= BValue.LOWEST_READ && b <= BValue.HIGHEST_READ);
  }

  static SeriesDiffusion of(List<DiffusionImage> images) {
    TreeSet<Long> bValues = new TreeSet<>();
    Map<String, Integer> others = new TreeMap<>();
    boolean readable = false;
    boolean trace = false;
    for (DiffusionImage image : images) {
      boolean measured =
          image.isWeighted() || image.contrast() == DiffusionImage.Contrast.UNWEIGHTED;
      if (measured) {
        image.bValue().ifPresent(b -> bValues.add(Math.round(b.value())));
      } else {
        others.merge(image.sign(), 1, Integer::sum);
      }
      readable |= image.isReadable();
      trace |= image.isReadable() && image.contrast() == DiffusionImage.Contrast.TRACE;
    }
    List<String> contents = new ArrayList<>();
    if (!bValues.isEmpty()) {
      contents.add("b=" + bValues.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    } else if (readable) {
      contents.add("no b-value stated");
    }
    if (trace) {
      contents.add("trace");
    }
    contents.addAll(others.keySet());
    return new SeriesDiffusion(List.copyOf(bValues), readable, trace, String.join(", ", contents));
  }
}
