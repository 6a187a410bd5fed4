package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.LesionType;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.phantom.HeadCtPhantom;
import org.secondread.prepare.PreparedSlice;
import org.secondread.progress.Cancellation;
import org.secondread.training.data.LabelTable;
import org.secondread.training.data.TrainingSlice;
import org.secondread.training.sample.SyntheticBleed;
import org.secondread.volume.Volume;
import org.secondread.volume.VolumeException;
import org.secondread.volume.VolumeReader;

/** Bone in training: known of CT series as in use, guessed on pictures. */
class BoneTest {
  private static final LesionPlace PLACE = LesionPlace.of(LesionType.ICH);

  @TempDir private Path folder;

  @Test
  void bone_of_a_ct_series_is_what_use_takes_out() throws Exception {
    new HeadCtPhantom(HeadCtPhantom.Parameters.demo().withSize(8, 128)).write(folder);
    Volume volume = volume();
    String uid = volume.slices().get(4).source().sopInstanceUid();
    String free = volume.slices().get(1).source().sopInstanceUid();
    TrainingSlice slice = read("uid,label\n%s,1\n%s,0\n".formatted(uid, free)).get(0);

    GreyImage hounsfield = volume.slices().get(4).values();
    PreparedSlice known = slice.prepared().withBone(hounsfield);
    assertTrue(known.bone().orElseThrow().count() > 0);
    assertArrayEquals(
        known.bone().orElseThrow().values(), slice.prepared().bone().orElseThrow().values());
    assertArrayEquals(
        known.withoutBone().brain().values(), PLACE.of(slice.prepared()).brain().values());
    assertArrayEquals(
        known.imageWithout(known.bone().orElseThrow()).values(),
        PLACE.seen(slice.prepared()).values());
  }

  @Test
  void slices_of_the_exam_keep_the_bone_of_their_series() throws Exception {
    new HeadCtPhantom(HeadCtPhantom.Parameters.demo().withSize(8, 128)).write(folder);
    Volume volume = volume();
    String uid = volume.slices().get(4).source().sopInstanceUid();
    String ill = volume.slices().get(1).source().sopInstanceUid();
    List<TrainingSlice> slices = read("uid,label\n%s,0\n%s,1\n".formatted(uid, ill));
    SyntheticExam exam = SyntheticExam.on(slices, new SyntheticBleed(), 1);
    assertEquals(slices.get(0).prepared().bone(), exam.slices().get(0).bone());
  }

  /** The check sum was taken before bone of series was known. */
  @Test
  void pictures_are_prepared_and_guessed_at_as_ever() throws IOException {
    TestPictures.write(folder, 3);
    CRC32 sum = new CRC32();
    for (TrainingSlice slice :
        ModelInput.loader(LesionType.ICH)
            .read(LabelTable.read(folder.resolve("labels.csv"), folder))) {
      assertFalse(slice.prepared().bone().isPresent());
      add(sum, slice.prepared().image());
      add(sum, slice.prepared().brain());
      add(sum, PLACE.of(slice.prepared()).brain());
      add(sum, PLACE.seen(slice.prepared()));
    }
    assertEquals(0xe7af6828L, sum.getValue());
  }

  private List<TrainingSlice> read(String table) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, table);
    return ModelInput.loader(LesionType.ICH).read(LabelTable.read(file, folder));
  }

  private Volume volume() throws IOException, VolumeException {
    try (Stream<Path> files = Files.list(folder)) {
      return new VolumeReader()
          .read(files.sorted().toList(), (done, total, stage) -> {}, new Cancellation());
    }
  }

  private static void add(CRC32 sum, GreyImage image) {
    for (float value : image.values()) {
      sum.update(Math.round(200 * value));
    }
  }

  private static void add(CRC32 sum, Mask mask) {
    for (boolean value : mask.values()) {
      sum.update(value ? 1 : 0);
    }
  }
}
