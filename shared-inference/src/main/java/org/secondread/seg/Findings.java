package org.secondread.seg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/** Collects sentences about attributes that are missing or not as expected. */
final class Findings {
  private final List<String> sentences = new ArrayList<>();

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  void add(String sentence) {
    sentences.add(sentence);
  }

  void requireValue(Attributes item, int tag, String where) {
    if (!item.containsValue(tag) || item.getString(tag, "").isBlank()) {
      add(name(tag) + " is missing or empty in " + where + ".");
    }
  }

  void requireString(Attributes item, int tag, String expected, String where) {
    String found = item.getString(tag);
    if (!expected.equals(found)) {
      add(name(tag) + " is " + found + " in " + where + ", expected " + expected + ".");
    }
  }

  void requireInt(Attributes item, int tag, int expected, String where) {
    int found = item.getInt(tag, Integer.MIN_VALUE);
    if (found != expected) {
      String shown = item.containsValue(tag) ? String.valueOf(found) : "missing";
      add(name(tag) + " is " + shown + " in " + where + ", expected " + expected + ".");
    }
  }

  void requireInts(Attributes item, int tag, int[] expected, String where) {
    int[] found = item.getInts(tag);
    if (!Arrays.equals(found, expected)) {
      add(
          name(tag)
              + " is "
              + Arrays.toString(found)
              + " in "
              + where
              + ", expected "
              + Arrays.toString(expected)
              + ".");
    }
  }

  void requireStrings(Attributes item, int tag, List<String> expected, String where) {
    String[] found = item.getStrings(tag);
    if (found == null || !expected.equals(Arrays.asList(found))) {
      add(
          name(tag)
              + " is "
              + Arrays.toString(found)
              + " in "
              + where
              + ", expected the source's "
              + expected
              + ".");
    }
  }

  void requireAbsent(Attributes item, int tag, String where) {
    if (item.contains(tag)) {
      add(name(tag) + " must not be in " + where + ".");
    }
  }

  /** The equality of a patient or study attribute, without repeating its value. */
  void requireSame(Attributes item, Attributes source, int tag) {
    String found = item.getString(tag);
    String expected = source.getString(tag);
    if (expected == null ? found != null : !expected.equals(found)) {
      add(name(tag) + " is not the source's.");
    }
  }

  /** The equality of all values and items, without repeating them; no text is equal to no text. */
  void requireSameText(Attributes item, Attributes source, int tag) {
    if (!texts(item, tag).equals(texts(source, tag))) {
      add(name(tag) + " is not the source's.");
    }
  }

  private static List<String> texts(Attributes item, int tag) {
    if (item.getVR(tag) == VR.SQ) {
      List<String> all = new ArrayList<>();
      item.getSequence(tag)
          .forEach(
              nested -> IntStream.of(nested.tags()).forEach(t -> all.addAll(texts(nested, t))));
      return all;
    }
    boolean text = item.contains(tag) && item.getVR(tag).useSpecificCharacterSet();
    String[] values = text ? item.getStrings(tag) : null;
    return values == null ? List.of() : Arrays.asList(values);
  }

  void requireCode(Attributes item, int sequence, CodedConcept expected, String where) {
    Optional<Attributes> code = only(item, sequence, where);
    if (code.isEmpty()) {
      return;
    }
    if (!CodedConcept.of(code.get()).filter(expected::equals).isPresent()) {
      add(
          name(sequence)
              + " holds ("
              + code.get().getString(Tag.CodeValue)
              + ", "
              + code.get().getString(Tag.CodingSchemeDesignator)
              + ", \""
              + code.get().getString(Tag.CodeMeaning)
              + "\") in "
              + where
              + ", expected "
              + expected
              + ".");
    }
  }

  /** The one item of a sequence, or a finding. */
  Optional<Attributes> only(Attributes item, int tag, String where) {
    Sequence sequence = item.getSequence(tag);
    int size = sequence == null ? 0 : sequence.size();
    if (size != 1) {
      add(name(tag) + " has " + size + " items in " + where + ", expected 1.");
      return Optional.empty();
    }
    return Optional.of(sequence.get(0));
  }

  static String name(int tag) {
    return String.format(
        "%s (%04X,%04X)", ElementDictionary.keywordOf(tag, null), tag >>> 16, tag & 0xFFFF);
  }
}
