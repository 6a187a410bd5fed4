package org.secondread.viewer;

import java.util.regex.Pattern;
import org.secondread.LesionType;

/**
 * Which series a lesion is read on, told from what a viewer shows of a series. Words only exclude a
 * series where they contradict; an empty description excludes nothing.
 *
 * @param lesionType the lesion
 * @param leastImages the least number of images worth reading
 * @param sequencesRead words of a description that always suit, as a regular expression
 * @param sequencesNotRead words of a description that do not suit without one of {@code
 *     sequencesRead}
 */
public record LesionProfile(
    LesionType lesionType, int leastImages, Pattern sequencesRead, Pattern sequencesNotRead) {

  /**
   * Matches these words, in any case, where they stand alone.
   *
   * @param alternatives regular expressions of single words, with {@code |} between them
   */
  public static Pattern words(String alternatives) {
    return Pattern.compile(
        "(?<![\\p{Alnum}])(?:" + alternatives + ")(?![\\p{Alnum}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Whether Series Description names a sequence that is not read. */
  boolean isOtherSequence(String description) {
    return sequencesNotRead.matcher(description.replace('_', ' ')).find()
        && !sequencesRead.matcher(description.replace('_', ' ')).find();
  }
}
