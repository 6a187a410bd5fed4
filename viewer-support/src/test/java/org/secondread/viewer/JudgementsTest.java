package org.secondread.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.junit.jupiter.api.Test;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.lesion.Lesion;
import org.secondread.lesion.LesionFinder;
import org.secondread.viewer.ResultModel.Decision;
import org.secondread.viewer.ResultModel.Row;
import org.secondread.volume.Slice;
import org.secondread.volume.SliceGeometry;
import org.secondread.volume.SourceImage;
import org.secondread.volume.Volume;

class JudgementsTest {
  private static final int COLUMNS = 40;
  private static final int ROWS = 4;

  private final Volume volume = volume("a");
  private final Judgements judgements = new Judgements();

  /** A volume of one slice for each image. */
  private static Volume volume(String... images) {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < images.length; i++) {
      slices.add(
          new Slice(
              new SourceImage("ct", images[i], 0),
              new SliceGeometry(
                  List.of("0", "0", Integer.toString(5 * i)),
                  List.of("1", "0", "0", "0", "1", "0"),
                  List.of("1", "1"),
                  null),
              5,
              new GreyImage(COLUMNS, ROWS, new float[COLUMNS * ROWS])));
    }
    return new Volume(new Attributes(), slices, List.of(), List.of());
  }

  /** A lesion of the pixels {@code first} to {@code last} of the first row of a slice. */
  private static Lesion lesion(Volume in, int slice, int first, int last) {
    List<Mask> masks = in.slices().stream().map(s -> new Mask(COLUMNS, ROWS)).toList();
    for (int x = first; x <= last; x++) {
      masks.get(slice).values()[x] = true;
    }
    return LesionFinder.find(in, masks).get(0);
  }

  private Lesion lesion(int first, int last) {
    return lesion(volume, 0, first, last);
  }

  private void say(Lesion lesion, Decision decision, String comment) {
    judgements.note(volume, new Row(lesion, decision, comment));
  }

  private Decision decision(Lesion lesion) {
    return judgements.of(volume, lesion).decision();
  }

  @Test
  void what_grows_by_up_to_a_quarter_keeps_its_decision_and_what_grows_by_more_is_open() {
    say(lesion(0, 7), Decision.ACCEPTED, "");
    assertEquals(Decision.ACCEPTED, decision(lesion(0, 7)));
    assertEquals(Decision.ACCEPTED, decision(lesion(0, 9)));
    assertEquals(Decision.OPEN, decision(lesion(0, 10)));
    assertEquals(Decision.ACCEPTED, decision(lesion(2, 3)));
  }

  @Test
  void an_accepted_lesion_does_not_take_one_along_that_nobody_looked_at() {
    say(lesion(0, 9), Decision.ACCEPTED, "");
    assertEquals(Decision.OPEN, decision(lesion(0, 19)));
  }

  @Test
  void lesions_of_different_decisions_that_join_are_open_again() {
    say(lesion(0, 18), Decision.ACCEPTED, "");
    say(lesion(20, 20), Decision.REJECTED, "");
    assertEquals(Decision.OPEN, decision(lesion(0, 20)));
    assertEquals(Decision.ACCEPTED, decision(lesion(0, 18)));
    assertEquals(Decision.REJECTED, decision(lesion(20, 20)));
  }

  @Test
  void the_last_word_counts() {
    say(lesion(0, 9), Decision.ACCEPTED, "first");
    say(lesion(0, 9), Decision.REJECTED, "second");
    Row row = judgements.of(volume, lesion(0, 9));
    assertEquals(Decision.REJECTED, row.decision());
    assertEquals("second", row.comment());
  }

  @Test
  void a_comment_goes_with_most_of_the_voxels_it_was_about() {
    say(lesion(0, 9), Decision.ACCEPTED, "large");
    say(lesion(11, 13), Decision.ACCEPTED, "small");
    assertEquals("large", judgements.of(volume, lesion(0, 13)).comment());
    assertEquals("small", judgements.of(volume, lesion(11, 15)).comment());
    assertEquals("", judgements.of(volume, lesion(20, 25)).comment());
  }

  @Test
  void images_are_known_again_where_others_have_come_between() {
    Volume early = volume("a", "c");
    judgements.note(early, new Row(lesion(early, 1, 0, 5), Decision.REJECTED, ""));
    Volume late = volume("a", "b", "c");
    assertEquals(Decision.REJECTED, judgements.of(late, lesion(late, 2, 0, 5)).decision());
    assertEquals(Decision.OPEN, judgements.of(late, lesion(late, 1, 0, 5)).decision());
  }
}
