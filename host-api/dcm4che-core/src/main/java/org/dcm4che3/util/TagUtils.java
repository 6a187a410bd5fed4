package org.dcm4che3.util;

import org.dcm4che3.data.Tag;

/** Parts and kinds of data element tags (DICOM PS3.5, sections 7.1 and 7.8). */
public class TagUtils {

  private TagUtils() {}

  /** Four hexadecimal digits of the lower 16 bits. */
  public static String shortToHexString(int n) {
    return String.format("%04X", n & 0xFFFF);
  }

  /** The usual notation, such as {@code (7FE0,0010)}. */
  public static String toString(int tag) {
    return "(" + shortToHexString(tag >>> 16) + "," + shortToHexString(tag) + ")";
  }

  /**
   * The tag of eight hexadecimal digits.
   *
   * @throws NumberFormatException for anything else
   */
  public static int intFromHexString(String hex) {
    return Integer.parseUnsignedInt(hex, 16);
  }

  public static int groupNumber(int tag) {
    return tag >>> 16;
  }

  public static int elementNumber(int tag) {
    return tag & 0xFFFF;
  }

  public static boolean isGroupLength(int tag) {
    return elementNumber(tag) == 0;
  }

  public static int groupLengthTagOf(int tag) {
    return tag & 0xFFFF0000;
  }

  public static boolean isPrivateGroup(int tag) {
    return (tag & 0x00010000) != 0;
  }

  /** Whether the element reserves a block of private elements (elements 0010 to 00FF). */
  public static boolean isPrivateCreator(int tag) {
    return isPrivateGroup(tag) && (tag & 0xFF00) == 0 && (tag & 0x00F0) != 0;
  }

  public static boolean isPrivateTag(int tag) {
    return isPrivateGroup(tag) && (tag & 0xFF00) != 0;
  }

  /** The tag of a private element in the block that the creator element reserves. */
  public static int toPrivateTag(int creatorTag, int elementNumber) {
    return (creatorTag & 0xFFFF0000) | (creatorTag & 0xFF) << 8 | (elementNumber & 0xFF);
  }

  /** The creator element that reserves the block of a private element. */
  public static int creatorTagOf(int tag) {
    return (tag & 0xFFFF0000) | (tag >>> 8 & 0xFF);
  }

  /** Whether the tag marks the start or end of an item, or the end of a sequence. */
  public static boolean isItem(int tag) {
    return tag == Tag.Item
        || tag == Tag.ItemDelimitationItem
        || tag == Tag.SequenceDelimitationItem;
  }

  public static boolean isFileMetaInformation(int tag) {
    return groupNumber(tag) == 2;
  }

  /** Maps the repeating groups of curves and overlays to their first group. */
  public static int normalizeRepeatingGroup(int tag) {
    int family = tag & 0xFFE00000;
    return family == 0x50000000 || family == 0x60000000 ? tag & 0xFFE0FFFF : tag;
  }
}
