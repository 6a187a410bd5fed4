package org.secondread.volume;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/**
 * What an MR image is to a reader of diffusion.
 *
 * @param contrast what it shows
 * @param bValue its weighting, empty where the header does not tell
 * @param sign what in the header says so, in words for the reader
 */
record DiffusionImage(Contrast contrast, Optional<BValue> bValue, String sign) {

  /** What an MR image shows. */
  enum Contrast {
    /** Diffusion-weighted along one direction, or along one that is not told. */
    DIRECTION,
    /** Diffusion-weighted in all directions alike, as the scanner combined it. */
    TRACE,
    /** Without diffusion weighting. */
    UNWEIGHTED,
    /** Computed from diffusion-weighted images, such as an ADC map; or no magnitude. */
    MAP,
    /** Of another contrast, such as T2. */
    OTHER,
    /** Nothing in the header tells. */
    UNKNOWN
  }

  private static final Set<String> MAPS =
      Set.of(
          "ADC",
          "EADC",
          "DADC",
          "FA",
          "RA",
          "VR",
          "COLFA",
          "TENSOR",
          "TENSOR_B0",
          "EXP",
          "EXPONENTIAL",
          "CALC_BVALUE",
          "DIFFUSION_ADC",
          "DIFFUSION_EADC",
          "DIFFUSION_EXPONENTIAL",
          "DIFFUSION_ANISO",
          "ADC_MAP",
          "FRACTIONAL_ANISOTROPY",
          "PHASE",
          "PHASE MAP",
          "P",
          "REAL",
          "IMAGINARY");
  private static final Set<String> TRACES =
      Set.of("TRACEW", "TRACE", "ISOTROPIC", "DIFFUSION_TRACE");
  private static final PrivateElement SIEMENS_DIRECTIONALITY =
      new PrivateElement("SIEMENS MR HEADER", 0x0019000D);
  private static final PrivateElement PHILIPS_DIRECTION =
      new PrivateElement("Philips Imaging DD 001", 0x20010004);
  private static final PrivateElement GE_DIRECTION = new PrivateElement("GEMS_PARM_01", 0x00430030);
  private static final double GE_T2 = 14;
  private static final double GE_COMBINED = 15;
  private static final Pattern MAP_WORDS =
      words(
          "[ed]?adc\\w*|b ?\\d+ ?adc\\w*|apparent diff\\w*|diff\\w* coeff\\w*|exponential|exp atten|col ?fa|fa map|fractional aniso\\w*"
              + "|tensor|average dc|ivim|kurtosis");
  private static final Pattern DIFFUSION_WORDS =
      words("dwi\\w*|\\w*diff|diffusion|dti|trace|tracew|isotropic|resolve|b ?\\d{3,4}");
  private static final Pattern OTHER_WORDS =
      words(
          "t1\\w*|t2\\w*|pd|flair\\w*|dark fluid|swi\\w*|swan|mprage|bravo|space|gre|hemo|fl2d|fl3d"
              + "|tof\\w*|mra|mip|perf\\w*|pwi|dsc|asl|cbf|cbv|mtt|tmax|ttp|fiesta|ciss|locali\\w*"
              + "|scout|survey");
  private static final Pattern ADC_SEQUENCE =
      Pattern.compile("b\\d+_\\d+", Pattern.CASE_INSENSITIVE);

  /** Of a single-frame image. */
  static DiffusionImage of(Attributes header) {
    return of(
        header,
        header.getStrings(Tag.ImageType),
        header.getString(Tag.DiffusionDirectionality, ""),
        BValue.of(header));
  }

  /**
   * Of a frame of an Enhanced MR image (PS3.3 A.36).
   *
   * @param frameType the frame's own type or the image's
   * @param diffusion its MR Diffusion item, null where it has none
   */
  static DiffusionImage ofFrame(Attributes header, String[] frameType, Attributes diffusion) {
    return of(
        header,
        frameType,
        diffusion == null ? "" : diffusion.getString(Tag.DiffusionDirectionality, ""),
        BValue.ofFrame(diffusion));
  }

  /** Whether it is diffusion-weighted, as far as the header tells. */
  boolean isWeighted() {
    return contrast == Contrast.DIRECTION || contrast == Contrast.TRACE;
  }

  /** Whether infarcts can be read on it: weighted, and not known to be weighted unsuitably. */
  boolean isReadable() {
    return isWeighted() && bValue.map(BValue::isReadable).orElse(true);
  }

  private static DiffusionImage of(
      Attributes header, String[] imageType, String directionality, Optional<BValue> bValue) {
    List<String> type = imageType == null ? List.of() : Arrays.asList(imageType);
    String described = described(header);
    Optional<String> trace = trace(header, type, directionality);
    Optional<String> map = map(header, type);
    if (map.isEmpty() && !isNamedMeasurement(type, bValue, described)) {
      map = first(MAP_WORDS, described).map(DiffusionImage::description);
    }
    if (map.isPresent()) {
      return new DiffusionImage(Contrast.MAP, bValue, map.get());
    }
    if (GE_DIRECTION.number(header).filter(direction -> direction == GE_T2).isPresent()) {
      return new DiffusionImage(Contrast.UNWEIGHTED, bValue, "b=0, no diffusion weighting");
    }
    if (bValue.filter(b -> b.isWeighted() && !contradicts(b, described)).isPresent()) {
      return trace.isPresent()
          ? new DiffusionImage(Contrast.TRACE, bValue, trace.get())
          : new DiffusionImage(Contrast.DIRECTION, bValue, bValue.get().origin().toString());
    }
    Optional<String> other = other(type, described);
    if (other.isPresent()) {
      return new DiffusionImage(Contrast.OTHER, bValue, other.get());
    }
    if (bValue.isPresent()) {
      return new DiffusionImage(Contrast.UNWEIGHTED, bValue, "b=0, no diffusion weighting");
    }
    if (trace.isPresent()) {
      return new DiffusionImage(Contrast.TRACE, bValue, trace.get());
    }
    if (type.contains("DIFFUSION")) {
      return new DiffusionImage(Contrast.DIRECTION, bValue, "Image Type says DIFFUSION");
    }
    return first(DIFFUSION_WORDS, described + " " + acquired(header))
        .map(word -> new DiffusionImage(Contrast.DIRECTION, bValue, description(word)))
        .orElse(
            new DiffusionImage(
                Contrast.UNKNOWN, bValue, "nothing says that it is diffusion-weighted"));
  }

  /** A protocol named "DWI ADC" gives its name to the measured images too. */
  private static boolean isNamedMeasurement(
      List<String> type, Optional<BValue> bValue, String described) {
    return (type.contains("ORIGINAL") || type.contains("TRACEW"))
        && bValue.filter(b -> b.origin() != BValue.Origin.DESCRIPTION).isPresent()
        && first(DIFFUSION_WORDS, described).isPresent();
  }

  /** GE's element has other meanings in other sequences. */
  private static boolean contradicts(BValue b, String described) {
    return b.origin() == BValue.Origin.GE
        && first(OTHER_WORDS, described).isPresent()
        && first(DIFFUSION_WORDS, described).isEmpty();
  }

  private static Optional<String> map(Attributes header, List<String> type) {
    for (String value : type) {
      if (value != null && MAPS.contains(value)) {
        return Optional.of("Image Type says " + value);
      }
    }
    if (type.contains("MOSAIC")) {
      return Optional.of("a mosaic of several slices in one image");
    }
    String rescaleType = header.getString(Tag.RescaleType, "");
    if (rescaleType.replace("^", "").toLowerCase(Locale.ROOT).contains("mm2/s")) {
      return Optional.of("Rescale Type says " + rescaleType);
    }
    String sequence = header.getString(Tag.SequenceName, "");
    return ADC_SEQUENCE.matcher(sequence).find()
        ? Optional.of("Sequence Name says " + sequence)
        : Optional.empty();
  }

  private static Optional<String> trace(
      Attributes header, List<String> type, String directionality) {
    if (directionality.equals("ISOTROPIC")) {
      return Optional.of("Diffusion Directionality is ISOTROPIC");
    }
    for (String value : type) {
      if (value != null && TRACES.contains(value)) {
        return Optional.of("Image Type says " + value);
      }
    }
    if (SIEMENS_DIRECTIONALITY.text(header).filter("ISOTROPIC"::equals).isPresent()) {
      return Optional.of("Siemens' directionality (0019,xx0D) is ISOTROPIC");
    }
    if (PHILIPS_DIRECTION.text(header).filter("I"::equals).isPresent()) {
      return Optional.of("Philips' direction (2001,xx04) is I, isotropic");
    }
    if (GE_DIRECTION.number(header).filter(direction -> direction == GE_COMBINED).isPresent()) {
      return Optional.of("GE's direction (0043,xx30) is 15, combined");
    }
    String sequence = header.getString(Tag.SequenceName, "");
    return sequence.toLowerCase(Locale.ROOT).matches(".*b\\d+t")
        ? Optional.of("Sequence Name says " + sequence)
        : Optional.empty();
  }

  private static Optional<String> other(List<String> type, String described) {
    for (String value : List.of("T1", "T2", "T2_STAR", "PROTON_DENSITY", "FLUID_ATTENUATED")) {
      if (type.contains(value)) {
        return Optional.of("Image Type says " + value);
      }
    }
    return first(OTHER_WORDS, described).map(DiffusionImage::description);
  }

  /** Series Description; the protocol where there is none, for it names the whole acquisition. */
  private static String described(Attributes header) {
    String description = header.getString(Tag.SeriesDescription, "");
    return plain(description.isBlank() ? header.getString(Tag.ProtocolName, "") : description);
  }

  private static String acquired(Attributes header) {
    return plain(
        header.getString(Tag.ProtocolName, "")
            + " "
            + header.getString(Tag.SequenceName, "")
            + " "
            + header.getString(Tag.PulseSequenceName, ""));
  }

  /** In lower case, words parted by single spaces. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ");
  }

  private static String description(String word) {
    return "the description says '" + word + "'";
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?<![a-z0-9])(?:" + alternatives + ")(?![a-z0-9])");
  }

  private static Optional<String> first(Pattern words, String text) {
    return words.matcher(text).results().findFirst().map(MatchResult::group);
  }
}
