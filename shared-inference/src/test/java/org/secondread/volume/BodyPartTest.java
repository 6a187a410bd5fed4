package org.secondread.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyPartTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PROSTATE",
        "ABDOMEN",
        "ABDOMENPELVIS",
        "CSPINE",
        "L SPINE",
        "LIVER",
        "BREAST",
        "CHEST",
        "NECK",
        "KNEE",
        "HAND",
        "FOOT",
        "LEG",
        "chest ",
        "UTERUS",
        "KIDNEY",
        "TLSPINE"
      })
  void a_part_of_the_body_that_is_no_head_speaks_against_it(String part) {
    String why = BodyPart.other(header(part, "", "", "")).orElseThrow();
    assertTrue(why.startsWith("Body Part Examined (0018,0015) says '"), why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HEAD", "BRAIN", "SKULL", "HEADNECK", "HEAD CHEST", "WHOLEBODY", "?"})
  void a_head_or_no_part_at_all_is_accepted(String part) {
    assertEquals(Optional.empty(), BodyPart.other(header(part, "", "", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ep2d_diff_b1000_LIVER",
        "DWI Prostata",
        "Thorax 5mm",
        "DWI spine sag",
        "RESOLVE breast",
        "Wirbels\u00e4ule DWI",
        "foie b800",
        "DWI_ABDOMEN",
        "\u524d\u5217\u817a DWI"
      })
  void a_description_of_another_part_speaks_against_a_head(String description) {
    for (Attributes header :
        new Attributes[] {
          header("", description, "", ""),
          header("", "", description, ""),
          header("", "", "", description)
        }) {
      assertTrue(BodyPart.other(header).isPresent(), description);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DWI b1000",
        "ep2d_diff_tra",
        "DWI coronal",
        "left hand weakness",
        "leg and arm paresis",
        "Behandlung",
        "3 ARM TRIAL",
        "Axial 5mm",
        "delivery",
        "SPIN ECHO EPI",
        "Trace",
        "1/3 hip\u00e9r"
      })
  void other_words_say_nothing(String description) {
    assertEquals(
        Optional.empty(),
        BodyPart.other(header("", description, description, description)),
        description);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CT HEAD CHEST ABDOMEN",
        "Sch\u00e4del und Hals",
        "CRANE + rachis",
        "Craneo y columna",
        "head and neck",
        "Craniocervical DWI",
        "\u5934\u9888 \u80f8"
      })
  void the_head_goes_before_other_parts(String description) {
    assertEquals(Optional.empty(), BodyPart.other(header("", description, "", "")));
    assertEquals(Optional.empty(), BodyPart.other(header("", "", "", description)));
  }

  @Test
  void what_lies_nearer_to_the_series_is_asked_first() {
    assertTrue(BodyPart.other(header("CHEST", "Lung", "", "CT head and chest")).isPresent());
    assertTrue(BodyPart.other(header("", "Lung", "Head routine", "")).isPresent());
    assertFalse(BodyPart.other(header("", "Brain 5mm", "", "CT chest abdomen")).isPresent());
    assertFalse(BodyPart.other(header("CHEST", "Head 5mm", "", "")).isPresent());
    assertFalse(BodyPart.other(header("", "", "Head routine", "CT chest")).isPresent());
  }

  @Test
  void a_coded_region_counts_as_well() {
    Attributes header = header("", "DWI", "", "");
    Sequence regions = header.newSequence(Tag.AnatomicRegionSequence, 1);
    Attributes liver = new Attributes();
    liver.setString(Tag.CodeMeaning, VR.LO, "Liver");
    regions.add(liver);
    assertEquals(
        Optional.of("Anatomic Region Sequence (0008,2218) says 'liver'"), BodyPart.other(header));
  }

  @Test
  void hostile_words_are_read_in_little_time_and_said_back_only_as_far_as_known() {
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 5000; k++) {
        text.append((char) (random.nextInt(0x3000) + 1));
      }
      BodyPart.other(header("", text.toString(), "", ""));
    }
    String why = BodyPart.other(header("", "Sekret^Sibylle LIVER", "", "")).orElseThrow();
    assertFalse(why.contains("ekret"), why);
    assertEquals(Optional.empty(), BodyPart.other(new Attributes()));
  }

  @Test
  void a_list_of_series_is_judged_alike() {
    assertTrue(BodyPart.isOther("CHEST", ""));
    assertTrue(BodyPart.isOther("", "DWI prostate"));
    assertFalse(BodyPart.isOther("CHEST", "Head"));
    assertFalse(BodyPart.isOther("", ""));
  }

  private static Attributes header(String part, String description, String protocol, String study) {
    Attributes header = new Attributes();
    header.setString(Tag.BodyPartExamined, VR.CS, part);
    header.setString(Tag.SeriesDescription, VR.LO, description);
    header.setString(Tag.ProtocolName, VR.LO, protocol);
    header.setString(Tag.StudyDescription, VR.LO, study);
    return header;
  }
}
