package org.dcm4che3.data;

import org.dcm4che3.util.TagUtils;

/** A listing of a data set for readers, one element a line, items indented by {@code >}. */
final class Listing {

  private static final int MAX_BINARY_VALUES = 16;

  private final int maxLines;
  private final int maxWidth;
  private final StringBuilder text = new StringBuilder();
  private int lines;

  Listing(int maxLines, int maxWidth) {
    this.maxLines = maxLines;
    this.maxWidth = maxWidth;
  }

  String of(Attributes attributes) {
    append(attributes, "");
    return lines > maxLines ? text + "...\n" : text.toString();
  }

  private void append(Attributes attributes, String indent) {
    for (int tag : attributes.tags()) {
      Object value = attributes.getValue(tag);
      VR vr = attributes.getVR(tag);
      line(
          indent
              + TagUtils.toString(tag)
              + " "
              + vr
              + " ["
              + shown(attributes, tag, value)
              + "] "
              + ElementDictionary.keywordOf(tag, null));
      if (value instanceof Sequence items) {
        appendItems(items, indent + ">");
      }
      if (lines > maxLines) {
        return;
      }
    }
  }

  private void appendItems(Sequence items, String indent) {
    for (int i = 0; i < items.size() && lines <= maxLines; i++) {
      line(indent + "Item #" + (i + 1));
      append(items.get(i), indent);
    }
  }

  private static String shown(Attributes attributes, int tag, Object value) {
    if (value instanceof Value) {
      return value.toString();
    }
    if (value instanceof byte[] bytes && bytes.length > MAX_BINARY_VALUES * 8) {
      return bytes.length + " bytes";
    }
    String[] values = attributes.getStrings(tag);
    return values == null ? "" : String.join("\\", values);
  }

  private void line(String line) {
    if (lines++ < maxLines) {
      text.append(line, 0, Math.min(line.length(), maxWidth)).append('\n');
    }
  }
}
