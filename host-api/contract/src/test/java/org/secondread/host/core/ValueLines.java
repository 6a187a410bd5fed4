package org.secondread.host.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

/** The values of a data set as the Python script prints them: path = values, sorted. */
final class ValueLines {

  private ValueLines() {}

  static List<String> of(Attributes dataset) {
    List<String> lines = new ArrayList<>();
    add(dataset, "", lines);
    Collections.sort(lines);
    return lines;
  }

  private static void add(Attributes dataset, String path, List<String> lines) {
    for (int tag : dataset.tags()) {
      if ((tag & 0x10000) == 0) {
        add(dataset, tag, path + String.format("%08X", tag), lines);
      }
    }
  }

  private static void add(Attributes dataset, int tag, String path, List<String> lines) {
    VR vr = dataset.getVR(tag);
    if (vr == VR.SQ) {
      Sequence items = dataset.getSequence(tag);
      for (int i = 0; items != null && i < items.size(); i++) {
        add(items.get(i), path + "[" + i + "].", lines);
      }
      return;
    }
    if (dataset.getValue(tag) instanceof Fragments) {
      return;
    }
    String values = values(dataset, tag, vr);
    if (values != null) {
      lines.add(path + "=" + values);
    }
  }

  /** Null for a VR that is not compared. */
  private static String values(Attributes dataset, int tag, VR vr) {
    return switch (vr) {
      case FD -> hex(dataset.getDoubles(tag), true);
      case FL -> hex(dataset.getDoubles(tag), false);
      case OB, OW, OF, OD -> dataset.getSafeBytes(tag).length + " bytes";
      case AT, UN, SQ, OL, OV, SV, UV -> null;
      default -> text(dataset.getStrings(tag));
    };
  }

  private static String text(String[] values) {
    List<String> stripped = new ArrayList<>();
    for (String value : values) {
      stripped.add(value.strip().replace("\r", "\\r").replace("\n", "\\n"));
    }
    return String.join("\\", stripped);
  }

  private static String hex(double[] values, boolean wide) {
    List<String> all = new ArrayList<>();
    for (double value : values) {
      all.add(
          wide
              ? HexFormat.of().toHexDigits(Double.doubleToLongBits(value))
              : HexFormat.of().toHexDigits(Float.floatToIntBits((float) value)));
    }
    return String.join("\\", all).toLowerCase(Locale.ROOT);
  }
}
