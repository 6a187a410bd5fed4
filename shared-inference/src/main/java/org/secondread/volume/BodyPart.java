package org.secondread.volume;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/**
 * Whether the words of a series name another part of the body than the head. Words only exclude
 * where they contradict: a series that names no part may show a head.
 */
public final class BodyPart {
  private static final Pattern HEAD =
      Pattern.compile(
          "head|brain|skull|stroke|crani|cereb|enceph|\\bcct\\b"
              + "|kopf|schadel|hirn|\\btete\\b|\\bcrane|cerveau|cabeza|\\btesta\\b|cervell|头|脑|颅");

  private static final Pattern OTHER =
      Pattern.compile(
          "chest|thora|\\blungs?\\b|pulmo|\\bheart\\b|cardiac|coronary|breast|mamm|abdom|pelvi"
              + "|\\bliver|hepat|kidney|\\b(?:ad)?renal|pancrea|spleen|prostat|bladder|\\buter[ui]"
              + "|\\bovar|\\brect(?:um|al)|\\bcolon|bowel|spine|spinal|\\bcervical|lumbar|lumbo"
              + "|sacrum|sacral|\\bneck\\b|shoulder|elbow|wrist|\\bhips?\\b|\\bknees?\\b|ankle"
              + "|extremit|femur|tibia|humerus|wirbel|\\bhals\\b|\\bleber|\\blunge|bauch|becken"
              + "|\\bbrust|\\bniere|\\bfoie\\b|poumon|rachis|\\bbassin\\b|higado|columna|torax"
              + "|胸|肺|腹|肝|肾|盆|前列腺|乳|脊|椎");

  // In Body Part Examined alone, for these words are common in running text.
  private static final Pattern LIMB =
      Pattern.compile(
          "\\b(?:arm|forearm|hand|finger|thumb|leg|calf|thigh|foot|feet|toe|heel|jaw)s?\\b");

  private BodyPart() {}

  /**
   * What speaks against a head, such as {@code Body Part Examined (0018,0015) says 'prostat'}. The
   * words nearest to the series are asked first: its body part, region and description, then the
   * protocol, then the study. Within them the head goes before other parts.
   *
   * @return empty where the series names the head or no part of the body
   */
  public static Optional<String> other(Attributes header) {
    List<List<Words>> byNearness =
        List.of(
            List.of(
                new Words(
                    "Body Part Examined (0018,0015)", header.getString(Tag.BodyPartExamined, "")),
                new Words("Anatomic Region Sequence (0008,2218)", region(header)),
                new Words(
                    "Series Description (0008,103E)", header.getString(Tag.SeriesDescription, ""))),
            List.of(new Words("Protocol Name (0018,1030)", header.getString(Tag.ProtocolName, ""))),
            List.of(
                new Words(
                    "Study Description (0008,1030)", header.getString(Tag.StudyDescription, ""))));
    for (List<Words> words : byNearness) {
      if (words.stream().anyMatch(Words::nameHead)) {
        return Optional.empty();
      }
      Optional<String> other = words.stream().flatMap(each -> each.other().stream()).findFirst();
      if (other.isPresent()) {
        return other;
      }
    }
    return Optional.empty();
  }

  /** The same from what a list of series shows. */
  public static boolean isOther(String bodyPartExamined, String seriesDescription) {
    Attributes header = new Attributes();
    header.setString(Tag.BodyPartExamined, VR.CS, bodyPartExamined);
    header.setString(Tag.SeriesDescription, VR.LO, seriesDescription);
    return other(header).isPresent();
  }

  private static String region(Attributes header) {
    Attributes region = header.getNestedDataset(Tag.AnatomicRegionSequence);
    return region == null ? "" : region.getString(Tag.CodeMeaning, "");
  }

  /**
   * @param element where the text stands
   * @param text in lower case without accents, words parted by single spaces
   */
  private record Words(String element, String text) {

    Words {
      text =
          Normalizer.normalize(text, Normalizer.Form.NFD)
              .replaceAll("\\p{M}+", "")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}]+", " ");
    }

    boolean nameHead() {
      return HEAD.matcher(text).find();
    }

    Optional<String> other() {
      boolean isPart = element.startsWith("Body Part");
      return first(OTHER).or(() -> isPart ? first(LIMB) : Optional.empty());
    }

    private Optional<String> first(Pattern pattern) {
      Matcher matcher = pattern.matcher(text);
      return matcher.find()
          ? Optional.of(element + " says '" + matcher.group() + "'")
          : Optional.empty();
    }
  }
}
