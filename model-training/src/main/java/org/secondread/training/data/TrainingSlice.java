package org.secondread.training.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.secondread.prepare.PreparedSlice;
import org.secondread.prepare.SlicePreparation;

/**
 * A labelled slice in the form the networks see.
 *
 * @param source its row
 * @param prepared the picture, prepared as in use
 */
public record TrainingSlice(LabelledImage source, PreparedSlice prepared) {

  /** Reads and prepares all slices. Pictures have no spacing: pixels are taken as square. */
  public static List<TrainingSlice> readAll(
      List<LabelledImage> images, SlicePreparation preparation) throws IOException {
    List<TrainingSlice> slices = new ArrayList<>();
    for (LabelledImage image : images) {
      slices.add(
          new TrainingSlice(image, preparation.prepare(PictureReader.read(image.file()), 1, 1)));
    }
    return slices;
  }

  public boolean lesion() {
    return source.lesion();
  }
}
