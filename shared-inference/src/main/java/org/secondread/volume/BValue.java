package org.secondread.volume;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/**
 * The diffusion weighting of an MR image.
 *
 * @param value in s/mm2, 0 to {@value #HIGHEST}
 * @param origin where the header says so
 */
record BValue(double value, Origin origin) {
  /** Stronger gradients than any scanner's; what lies above is no b-value. */
  private static final int HIGHEST = 50_000;

  /** Outside, tissue looks too unlike b=1000: T2 shines through below, noise rules above. */
  static final double LOWEST_READ = 500;

  static final double HIGHEST_READ = 2000;

  /** Below, an image is as good as unweighted: scanners state 0.004 or 5 for b=0. */
  private static final double LEAST_WEIGHTING = 100;

  private static final Pattern IN_SEQUENCE_NAME =
      Pattern.compile("(?:^|[_*])b(\\d{1,5})(?:t|#\\d+|[a-z]?)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_CANON_COMMENTS = Pattern.compile("^\\s*b=(\\d{1,5}(?:\\.\\d+)?)");
  private static final Pattern IN_DESCRIPTION =
      Pattern.compile("(?<![a-z0-9])b[ =_-]?(\\d{1,5})(?![0-9])", Pattern.CASE_INSENSITIVE);

  /** The places that state a b-value, the most trusted first. */
  enum Origin {
    STANDARD("Diffusion b-value (0018,9087)", BValue::standard),
    SIEMENS(
        "Siemens B_value (0019,xx0C)",
        header -> new PrivateElement("SIEMENS MR HEADER", 0x0019000C).number(header)),
    GE("GE b-value (0043,xx39)", BValue::ge),
    PHILIPS(
        "Philips Diffusion B-Factor (2001,xx03)",
        header -> new PrivateElement("Philips Imaging DD 001", 0x20010003).number(header)),
    CANON(
        "Canon's Image Comments (0020,4000)",
        header -> inText(header, Tag.ImageComments, IN_CANON_COMMENTS)),
    SEQUENCE_NAME(
        "Sequence Name (0018,0024)", header -> inText(header, Tag.SequenceName, IN_SEQUENCE_NAME)),
    DESCRIPTION("Series Description (0008,103E)", BValue::described);

    private final String text;
    private final Function<Attributes, Optional<Double>> reader;

    Origin(String text, Function<Attributes, Optional<Double>> reader) {
      this.text = text;
      this.reader = reader;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * @param header of a single-frame image
   */
  static Optional<BValue> of(Attributes header) {
    for (Origin origin : Origin.values()) {
      Optional<BValue> found =
          origin.reader.apply(header).filter(BValue::isPossible).map(b -> new BValue(b, origin));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * @param diffusion the MR Diffusion item of a frame (PS3.3 C.8.13.5.9), null where it has none
   */
  static Optional<BValue> ofFrame(Attributes diffusion) {
    return diffusion == null
        ? Optional.empty()
        : standard(diffusion).filter(BValue::isPossible).map(b -> new BValue(b, Origin.STANDARD));
  }

  /** Whether infarcts can be read on it. */
  boolean isReadable() {
    return value >= LOWEST_READ && value <= HIGHEST_READ;
  }

  boolean isWeighted() {
    return value >= LEAST_WEIGHTING;
  }

  private static boolean isPossible(double b) {
    return b >= 0 && b <= HIGHEST;
  }

  private static Optional<Double> standard(Attributes attributes) {
    double b = attributes.getDouble(Tag.DiffusionBValue, Double.NaN);
    return Double.isNaN(b) ? Optional.empty() : Optional.of(b);
  }

  /** GE adds 1e9, or 1e6 on some releases, to b-values of images with several of them. */
  private static Optional<Double> ge(Attributes header) {
    return new PrivateElement("GEMS_PARM_01", 0x00430039).number(header).map(b -> b % 100_000);
  }

  private static Optional<Double> inText(Attributes header, int tag, Pattern pattern) {
    String text = header.getString(tag);
    if (text == null) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(Double.valueOf(matcher.group(1))) : Optional.empty();
  }

  /** A description that names one b-value; of several nobody knows which is this image's. */
  private static Optional<Double> described(Attributes header) {
    double[] all =
        IN_DESCRIPTION
            .matcher(header.getString(Tag.SeriesDescription, ""))
            .results()
            .mapToDouble(found -> Double.parseDouble(found.group(1)))
            .distinct()
            .toArray();
    return all.length == 1 ? Optional.of(all[0]) : Optional.empty();
  }
}
