package org.secondread.seg;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.SpecificCharacterSet;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/**
 * The Specific Character Set (0008,0005) of a derived object: the source's, so that what was copied
 * keeps its bytes, or UTF-8 where the source switches sets by escape sequences (DICOM PS3.5
 * 6.1.2.5) or some text would lose letters in the source's set.
 */
public final class DerivedCharacterSet {
  private static final String UTF_8 = "ISO_IR 192";
  private static final String CODE_EXTENSIONS = "ISO 2022";
  private static final String REPLACEMENT = "\ufffd";

  private DerivedCharacterSet() {}

  /** Declares the source's set in an object that takes over bytes from the source. */
  static void take(Attributes source, Attributes derived) {
    if (source.containsValue(Tag.SpecificCharacterSet)) {
      derived.setSpecificCharacterSet(source.getStrings(Tag.SpecificCharacterSet));
    }
  }

  /** Decides on the set of an object that holds all its text. */
  public static void settle(Attributes derived) {
    if (!isSettled(derived)) {
      derived.setSpecificCharacterSet(UTF_8);
      items(derived).forEach(DerivedCharacterSet::inherit);
    }
  }

  /**
   * Whether text that is not yet encoded loses nothing and escape sequences are not without need.
   */
  static boolean isSettled(Attributes dataset) {
    boolean extended = any(dataset, item -> hasCodeExtensions(declared(item)));
    return !any(dataset, DerivedCharacterSet::losesText)
        && (!extended || any(new Attributes(dataset), DerivedCharacterSet::hasUnreadableBytes));
  }

  private static List<String> declared(Attributes item) {
    if (item.contains(Tag.SpecificCharacterSet) || item.isRoot()) {
      String[] terms = item.getStrings(Tag.SpecificCharacterSet);
      return terms == null ? List.of() : Arrays.asList(terms);
    }
    return declared(item.getParent());
  }

  private static boolean hasCodeExtensions(List<String> terms) {
    return terms.size() > 1
        || terms.stream().anyMatch(term -> term != null && term.startsWith(CODE_EXTENSIONS));
  }

  private static boolean losesText(Attributes item) {
    List<String> terms = declared(item);
    if (terms.equals(List.of(UTF_8))) {
      return false;
    }
    SpecificCharacterSet set = item.getSpecificCharacterSet();
    // A host may read text of no or an unknown set as UTF-8; to others it is ASCII. How hosts
    // encode escape sequences is not relied on.
    boolean ascii = set.equals(SpecificCharacterSet.valueOf()) || hasCodeExtensions(terms);
    return texts(item)
        .map(item::getValue)
        .flatMap(DerivedCharacterSet::decoded)
        .anyMatch(text -> ascii ? !isAscii(text) : !isHeld(text, set));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static boolean isHeld(String text, SpecificCharacterSet set) {
    return set.decode(set.encode(text, null), null).equals(text);
  }

  /** Letters that this host cannot read are kept for those that can. */
  private static boolean hasUnreadableBytes(Attributes copy) {
    return texts(copy)
        .filter(tag -> copy.getValue(tag) instanceof byte[])
        .map(copy::getStrings)
        .flatMap(DerivedCharacterSet::decoded)
        .anyMatch(text -> text.contains(REPLACEMENT));
  }

  private static Stream<Integer> texts(Attributes item) {
    return IntStream.of(item.tags())
        .filter(tag -> item.getVR(tag).useSpecificCharacterSet())
        .boxed();
  }

  private static Stream<String> decoded(Object value) {
    if (value instanceof String text) {
      return Stream.of(text);
    }
    return value instanceof String[] several
        ? Arrays.stream(several).filter(text -> text != null)
        : Stream.empty();
  }

  private static void inherit(Attributes item) {
    item.remove(Tag.SpecificCharacterSet);
    items(item).forEach(DerivedCharacterSet::inherit);
  }

  private static boolean any(Attributes dataset, Predicate<Attributes> property) {
    return property.test(dataset) || items(dataset).anyMatch(item -> any(item, property));
  }

  private static Stream<Attributes> items(Attributes dataset) {
    return IntStream.of(dataset.tags())
        .filter(tag -> dataset.getVR(tag) == VR.SQ)
        .mapToObj(dataset::getSequence)
        .filter(items -> items != null)
        .flatMap(Sequence::stream);
  }
}
