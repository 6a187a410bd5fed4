package org.dcm4che3.data;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomOutputStream;
import org.dcm4che3.util.ByteUtils;
import org.dcm4che3.util.StringUtils;
import org.dcm4che3.util.TagUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data set, or an item of a sequence: data elements by tag (DICOM PS3.5, section 7).
 *
 * <p>Text is decoded when it is first asked for and kept decoded, so an object must not be used by
 * two threads at once. Getters of numbers give the default for an element that is absent, empty, of
 * another kind of VR or not a number.
 */
public class Attributes {

  private static final Logger LOG = LoggerFactory.getLogger(Attributes.class);

  private static final int INITIAL_CAPACITY = 64;
  private static final int TO_STRING_LINES = 50;
  private static final int TO_STRING_WIDTH = 78;

  private final boolean bigEndian;
  private final Elements elements;
  private Attributes parent;
  private int parentSequenceTag;
  private SpecificCharacterSet characterSet;

  public Attributes() {
    this(false, INITIAL_CAPACITY);
  }

  public Attributes(boolean bigEndian) {
    this(bigEndian, INITIAL_CAPACITY);
  }

  public Attributes(int initialCapacity) {
    this(false, initialCapacity);
  }

  public Attributes(boolean bigEndian, int initialCapacity) {
    this.bigEndian = bigEndian;
    this.elements = new Elements(initialCapacity);
  }

  /** A copy, nested items included. */
  public Attributes(Attributes other) {
    this(other, other.bigEndian);
  }

  /** A copy in the given byte order, nested items included. */
  public Attributes(Attributes other, boolean bigEndian) {
    this(bigEndian, other.size());
    addAll(other);
  }

  /** A copy of the selected elements; the tags must be sorted ascending as signed numbers. */
  public Attributes(Attributes other, int... selection) {
    this(other, other.bigEndian, selection);
  }

  /** A copy of the selected elements; the tags must be sorted ascending as signed numbers. */
  public Attributes(Attributes other, boolean bigEndian, int... selection) {
    this(bigEndian, selection.length);
    addSelected(other, selection);
  }

  // Structure

  public final boolean bigEndian() {
    return bigEndian;
  }

  public final boolean isEmpty() {
    return elements.size() == 0;
  }

  public final int size() {
    return elements.size();
  }

  /** All tags, ascending. */
  public int[] tags() {
    return elements.tags();
  }

  public void clear() {
    elements.clear();
    characterSet = null;
  }

  public final boolean isRoot() {
    return parent == null;
  }

  public final Attributes getParent() {
    return parent;
  }

  public final Attributes getRoot() {
    return parent == null ? this : parent.getRoot();
  }

  /** Depth of nesting: 0 for a data set. */
  public final int getLevel() {
    return parent == null ? 0 : parent.getLevel() + 1;
  }

  public int getParentSequenceTag() {
    return parentSequenceTag;
  }

  void setParent(Attributes parent, int sequenceTag) {
    if (this.parent != null) {
      throw new IllegalArgumentException("The item already belongs to a sequence: add a copy");
    }
    if (parent.bigEndian != bigEndian) {
      throw new IllegalArgumentException(
          "The item's byte order differs from its data set's: copy it in the other byte order");
    }
    if (!contains(Tag.SpecificCharacterSet)) {
      characterSet = null;
    }
    this.parent = parent;
    this.parentSequenceTag = sequenceTag;
  }

  void removeParent() {
    parent = null;
    parentSequenceTag = 0;
  }

  // Elements

  public boolean contains(int tag) {
    return elements.indexOf(tag) >= 0;
  }

  /** Whether the element is there and not empty. */
  public boolean containsValue(int tag) {
    return containsValue(null, tag);
  }

  public boolean containsValue(String privateCreator, int tag) {
    int index = indexOf(privateCreator, tag);
    return index >= 0 && !(decoded(index) instanceof Value value && value.isEmpty());
  }

  /** The VR of an element, or null. */
  public VR getVR(int tag) {
    return getVR(null, tag);
  }

  public VR getVR(String privateCreator, int tag) {
    int index = indexOf(privateCreator, tag);
    return index < 0 ? null : elements.vr(index);
  }

  /** The value as it is kept: bytes, text, numbers or a {@link Value}; null when absent. */
  public Object getValue(int tag) {
    return getValue(null, tag);
  }

  public Object getValue(String privateCreator, int tag) {
    int index = indexOf(privateCreator, tag);
    return index < 0 ? null : elements.value(index);
  }

  private int indexOf(String privateCreator, int tag) {
    if (privateCreator == null) {
      return elements.indexOf(tag);
    }
    int creatorTag = creatorTagOf(privateCreator, tag);
    return creatorTag == -1 ? -1 : elements.indexOf(TagUtils.toPrivateTag(creatorTag, tag));
  }

  /** The element that reserves the creator's block in the tag's group, or -1. */
  private int creatorTagOf(String privateCreator, int tag) {
    if (!TagUtils.isPrivateGroup(tag)) {
      throw new IllegalArgumentException(TagUtils.toString(tag) + " is no private element");
    }
    int group = TagUtils.groupLengthTagOf(tag);
    for (int block = 0x10; block <= 0xFF; block++) {
      if (privateCreator.equals(getString(group | block))) {
        return group | block;
      }
    }
    return -1;
  }

  private int reserveBlock(String privateCreator, int tag) {
    int creatorTag = creatorTagOf(privateCreator, tag);
    if (creatorTag != -1) {
      return creatorTag;
    }
    int group = TagUtils.groupLengthTagOf(tag);
    for (int block = 0x10; block <= 0xFF; block++) {
      if (!contains(group | block)) {
        setString(group | block, VR.LO, privateCreator);
        return group | block;
      }
    }
    throw new IllegalStateException("No free private block for " + TagUtils.toString(tag));
  }

  /** The creator that reserved the block of a private element, or null. */
  public String getPrivateCreator(int tag) {
    return TagUtils.isPrivateTag(tag) ? getString(TagUtils.creatorTagOf(tag)) : null;
  }

  /** The value with its text decoded, kept so from now on. */
  private Object decoded(int index) {
    VR vr = elements.vr(index);
    Object value = loaded(vr, elements.value(index));
    if (vr.text == null || !(value instanceof byte[] bytes)) {
      return value;
    }
    Object text = vr.text.decode(bytes, getSpecificCharacterSet(vr));
    elements.setValue(index, text);
    return text;
  }

  private Object loaded(VR vr, Object value) {
    if (!(value instanceof BulkData bulkData)) {
      return value;
    }
    try {
      return bulkData.toBytes(vr, bigEndian);
    } catch (IOException | RuntimeException e) {
      LOG.warn("Bulk data of VR {} cannot be read, taken as empty", vr, e);
      return Value.NULL;
    }
  }

  // Text

  public String getString(int tag) {
    return getString(null, tag, null, 0, null);
  }

  public String getString(int tag, String defVal) {
    return getString(null, tag, null, 0, defVal);
  }

  public String getString(int tag, int valueIndex) {
    return getString(null, tag, null, valueIndex, null);
  }

  public String getString(String privateCreator, int tag) {
    return getString(privateCreator, tag, null, 0, null);
  }

  public String getString(String privateCreator, int tag, VR vr) {
    return getString(privateCreator, tag, vr, 0, null);
  }

  /** One value as text; the default when it is absent or empty. */
  public String getString(String privateCreator, int tag, VR vr, int valueIndex, String defVal) {
    String[] values = getStrings(privateCreator, tag, vr);
    boolean there = values != null && valueIndex < values.length && values[valueIndex] != null;
    return there && !values[valueIndex].isEmpty() ? values[valueIndex] : defVal;
  }

  /** All values as text; null when absent, none when empty. */
  public String[] getStrings(int tag) {
    return getStrings(null, tag, null);
  }

  /** All values as text, where an element of unknown VR is taken to have the given one. */
  public String[] getStrings(String privateCreator, int tag, VR vr) {
    int index = indexOf(privateCreator, tag);
    if (index < 0) {
      return null;
    }
    updateVR(index, vr);
    Object value = decoded(index);
    if (value == Value.NULL) {
      return StringUtils.EMPTY_STRING;
    }
    if (elements.vr(index).text != null) {
      return TextFormat.strings(value);
    }
    return value instanceof byte[] bytes ? binaryStrings(bytes, elements.vr(index).binary) : null;
  }

  private String[] binaryStrings(byte[] bytes, BinaryFormat format) {
    if (format == null) {
      return null;
    }
    String[] values = new String[format.count(bytes)];
    for (int i = 0; i < values.length; i++) {
      values[i] = format.stringAt(bytes, i, bigEndian);
    }
    return values;
  }

  private void updateVR(int index, VR vr) {
    if (vr == null || vr == elements.vr(index)) {
      return;
    }
    Object value = elements.value(index);
    boolean text = value instanceof String || value instanceof String[];
    if (value != Value.NULL && !(value instanceof byte[]) && !(vr.isStringType() && text)) {
      throw new IllegalStateException(
          TagUtils.toString(elements.tag(index)) + " of VR " + elements.vr(index) + " is no " + vr);
    }
    elements.setVR(index, vr);
  }

  // Whole numbers

  public int getInt(int tag, int defVal) {
    return getInt(null, tag, null, 0, defVal);
  }

  public int getInt(int tag, int valueIndex, int defVal) {
    return getInt(null, tag, null, valueIndex, defVal);
  }

  public int getInt(String privateCreator, int tag, VR vr, int valueIndex, int defVal) {
    return (int) getLong(privateCreator, tag, vr, valueIndex, defVal);
  }

  /** All values; null when absent, not whole numbers or of a VR without them. */
  public int[] getInts(int tag) {
    return getInts(null, tag, null);
  }

  public int[] getInts(String privateCreator, int tag, VR vr) {
    long[] values = getLongs(privateCreator, tag, vr);
    return values == null ? null : Arrays.stream(values).mapToInt(value -> (int) value).toArray();
  }

  public long getLong(String privateCreator, int tag, VR vr, int valueIndex, long defVal) {
    int index = indexOf(privateCreator, tag);
    if (index < 0) {
      return defVal;
    }
    updateVR(index, vr);
    return integerAt(index, valueIndex, defVal);
  }

  private long integerAt(int index, int valueIndex, long defVal) {
    Object value = decoded(index);
    VR vr = elements.vr(index);
    if (value instanceof byte[] bytes) {
      boolean readable =
          vr.binary != null && vr.binary.integer && valueIndex < vr.binary.count(bytes);
      return readable ? vr.binary.integerAt(bytes, valueIndex, bigEndian) : defVal;
    }
    if (value instanceof long[] numbers) {
      return valueIndex < numbers.length ? numbers[valueIndex] : defVal;
    }
    if (vr != VR.IS) {
      return defVal;
    }
    String[] values = TextFormat.strings(value);
    boolean there = valueIndex < values.length && !values[valueIndex].isEmpty();
    return there ? parsedInteger(values[valueIndex], index, defVal) : defVal;
  }

  private long parsedInteger(String text, int index, long defVal) {
    try {
      return StringUtils.parseIS(text);
    } catch (NumberFormatException e) {
      LOG.info("{} holds no whole number", TagUtils.toString(elements.tag(index)));
      return defVal;
    }
  }

  public long[] getLongs(String privateCreator, int tag, VR vr) {
    int index = indexOf(privateCreator, tag);
    if (index < 0) {
      return null;
    }
    updateVR(index, vr);
    Object value = decoded(index);
    if (value == Value.NULL) {
      return ByteUtils.EMPTY_LONGS;
    }
    int count = integerCount(value, elements.vr(index));
    if (count < 0 || !isWhole(value)) {
      return null;
    }
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = integerAt(index, i, Long.MIN_VALUE);
    }
    return values;
  }

  private static boolean isWhole(Object value) {
    if (!(value instanceof String || value instanceof String[])) {
      return true;
    }
    try {
      for (String text : TextFormat.strings(value)) {
        StringUtils.parseIS(text);
      }
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static int integerCount(Object value, VR vr) {
    if (value instanceof byte[] bytes) {
      return vr.binary != null && vr.binary.integer ? vr.binary.count(bytes) : -1;
    }
    return vr == VR.IS ? TextFormat.strings(value).length : -1;
  }

  // Floating point numbers

  public float getFloat(int tag, float defVal) {
    return (float) getDouble(null, tag, null, 0, defVal);
  }

  public double getDouble(int tag, double defVal) {
    return getDouble(null, tag, null, 0, defVal);
  }

  public double getDouble(String privateCreator, int tag, VR vr, int valueIndex, double defVal) {
    int index = indexOf(privateCreator, tag);
    if (index < 0) {
      return defVal;
    }
    updateVR(index, vr);
    double[] values = decimals(index);
    boolean there =
        values != null && valueIndex < values.length && !Double.isNaN(values[valueIndex]);
    return there ? values[valueIndex] : defVal;
  }

  /**
   * All values, NaN for an empty one; null when absent, not a number or of a VR without floating
   * point numbers.
   */
  public double[] getDoubles(int tag) {
    return getDoubles(null, tag, null);
  }

  public double[] getDoubles(String privateCreator, int tag, VR vr) {
    int index = indexOf(privateCreator, tag);
    if (index < 0) {
      return null;
    }
    updateVR(index, vr);
    return decimals(index);
  }

  private double[] decimals(int index) {
    Object value = decoded(index);
    VR vr = elements.vr(index);
    if (value == Value.NULL) {
      return ByteUtils.EMPTY_DOUBLES;
    }
    if (value instanceof double[] numbers) {
      return numbers.clone();
    }
    if (value instanceof byte[] bytes) {
      return vr.binary == null || vr.binary.integer ? null : binaryDecimals(bytes, vr.binary);
    }
    return vr == VR.DS ? parsedDecimals(TextFormat.strings(value), index) : null;
  }

  private double[] binaryDecimals(byte[] bytes, BinaryFormat format) {
    double[] values = new double[format.count(bytes)];
    for (int i = 0; i < values.length; i++) {
      values[i] = format.decimalAt(bytes, i, bigEndian);
    }
    return values;
  }

  private double[] parsedDecimals(String[] texts, int index) {
    double[] values = new double[texts.length];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] =
            texts[i] == null || texts[i].isEmpty() ? Double.NaN : StringUtils.parseDS(texts[i]);
      }
      return values;
    } catch (NumberFormatException e) {
      LOG.info("{} holds no decimal number", TagUtils.toString(elements.tag(index)));
      return null;
    }
  }

  // Dates

  /** The moment of a DA, TM or DT element, or null. */
  public Date getDate(int tag) {
    return getDate(tag, null);
  }

  public Date getDate(int tag, Date defVal) {
    String text = getString(tag);
    Date date = text == null ? null : DateValues.parse(text, getVR(tag), zoneOf(getVR(tag)));
    return date == null ? defVal : date;
  }

  /** The moment of a pair such as {@link Tag#StudyDateAndTime}, or null. */
  public Date getDate(long tag) {
    return getDate(tag, null);
  }

  public Date getDate(long tag, Date defVal) {
    String date = getString((int) (tag >>> 32));
    Date moment = date == null ? null : DateValues.parse(date, getString((int) tag), zone());
    return moment == null ? defVal : moment;
  }

  /** A date or a time alone has no moment that (0008,0201) could shift. */
  private ZoneId zoneOf(VR vr) {
    return vr == VR.DT ? zone() : ZoneId.systemDefault();
  }

  private ZoneId zone() {
    String offset = getRoot().getString(Tag.TimezoneOffsetFromUTC);
    ZoneId zone = offset == null ? null : DateValues.offset(offset);
    return zone == null ? ZoneId.systemDefault() : zone;
  }

  public Object setDate(int tag, VR vr, Date... dates) {
    return setDate(tag, vr, zoneOf(vr), dates);
  }

  private Object setDate(int tag, VR vr, ZoneId zone, Date... dates) {
    String[] values = new String[dates.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = DateValues.format(dates[i], vr, zone);
    }
    return setString(tag, vr, values);
  }

  /** Sets both elements of a pair such as {@link Tag#StudyDateAndTime}. */
  public void setDate(long tag, Date... dates) {
    setDate((int) (tag >>> 32), VR.DA, zone(), dates);
    setDate((int) tag, VR.TM, zone(), dates);
  }

  // Bytes

  /** The value's bytes; null when absent or when it holds items or fragments. */
  public byte[] getBytes(int tag) throws IOException {
    return getBytes(null, tag);
  }

  public byte[] getBytes(String privateCreator, int tag) throws IOException {
    int index = indexOf(privateCreator, tag);
    if (index < 0) {
      return null;
    }
    Object value = elements.value(index);
    if (value instanceof Sequence || value instanceof Fragments) {
      return null;
    }
    VR vr = elements.vr(index);
    return value instanceof Value nested ? nested.toBytes(vr, bigEndian) : encoded(vr, value);
  }

  /** As {@link #getBytes(int)}, but null when bulk data cannot be read. */
  public byte[] getSafeBytes(int tag) {
    return getSafeBytes(null, tag);
  }

  public byte[] getSafeBytes(String privateCreator, int tag) {
    try {
      return getBytes(privateCreator, tag);
    } catch (IOException e) {
      LOG.warn("{} cannot be read", TagUtils.toString(tag), e);
      return null;
    }
  }

  private byte[] encoded(VR vr, Object value) {
    return vr.toBytes(value, getSpecificCharacterSet(vr));
  }

  // Items

  /** The items, or null when there is no such sequence. */
  public Sequence getSequence(int tag) {
    return getSequence(null, tag);
  }

  public Sequence getSequence(String privateCreator, int tag) {
    int index = indexOf(privateCreator, tag);
    if (index < 0) {
      return null;
    }
    Object value = elements.value(index);
    if (value instanceof Sequence sequence) {
      return sequence;
    }
    VR vr = elements.vr(index);
    if (vr != VR.SQ && vr != VR.UN) {
      return null;
    }
    int sequenceTag = elements.tag(index);
    if (value == Value.NULL) {
      return newSequence(sequenceTag, 0);
    }
    return value instanceof byte[] bytes ? parsedSequence(bytes, sequenceTag) : null;
  }

  private Sequence parsedSequence(byte[] bytes, int tag) {
    VR vr = getVR(tag);
    try {
      DicomInputStream.parseUNSequence(bytes, this, tag);
    } catch (IOException e) {
      elements.put(tag, vr, bytes);
      return null;
    }
    return getValue(tag) instanceof Sequence sequence ? sequence : null;
  }

  /** The first item of a sequence, or null. */
  public Attributes getNestedDataset(int sequenceTag) {
    return getNestedDataset(null, sequenceTag, 0);
  }

  public Attributes getNestedDataset(int sequenceTag, int itemIndex) {
    return getNestedDataset(null, sequenceTag, itemIndex);
  }

  public Attributes getNestedDataset(String privateCreator, int sequenceTag) {
    return getNestedDataset(privateCreator, sequenceTag, 0);
  }

  public Attributes getNestedDataset(String privateCreator, int sequenceTag, int itemIndex) {
    Sequence sequence = getSequence(privateCreator, sequenceTag);
    return sequence == null || itemIndex >= sequence.size() ? null : sequence.get(itemIndex);
  }

  /**
   * The functional group of a frame of an enhanced image (DICOM PS3.3, section C.7.6.16): from the
   * shared groups if there, otherwise from the frame's own; null when in neither, or when there is
   * no shared groups item at all.
   *
   * @param frameIndex from 0
   */
  public Attributes getFunctionGroup(int sequenceTag, int frameIndex) {
    Attributes shared = getNestedDataset(Tag.SharedFunctionalGroupsSequence);
    if (shared == null) {
      return null;
    }
    Attributes group = shared.getNestedDataset(sequenceTag);
    if (group != null) {
      return group;
    }
    Attributes frame = getNestedDataset(Tag.PerFrameFunctionalGroupsSequence, frameIndex);
    return frame == null ? null : frame.getNestedDataset(sequenceTag);
  }

  public Sequence newSequence(int tag, int initialCapacity) {
    return newSequence(null, tag, initialCapacity);
  }

  /** A new sequence in place of whatever the element held. */
  public Sequence newSequence(String privateCreator, int tag, int initialCapacity) {
    Sequence sequence = new Sequence(this, tag, initialCapacity);
    setValue(privateCreator, tag, VR.SQ, sequence);
    return sequence;
  }

  public Fragments newFragments(int tag, VR vr, int initialCapacity) {
    Fragments fragments = new Fragments(vr, bigEndian, initialCapacity);
    setValue(tag, vr, fragments);
    return fragments;
  }

  // Setters: each gives the previous value or null

  public Object setNull(int tag, VR vr) {
    return set(null, tag, vr, Value.NULL);
  }

  public Object setNull(String privateCreator, int tag, VR vr) {
    return set(privateCreator, tag, vr, Value.NULL);
  }

  /** The bytes are kept, not copied, in this object's byte order. */
  public Object setBytes(int tag, VR vr, byte[] b) {
    return setBytes(null, tag, vr, b);
  }

  public Object setBytes(String privateCreator, int tag, VR vr, byte[] b) {
    return set(privateCreator, tag, vr, b == null || b.length == 0 ? Value.NULL : b);
  }

  /** Sets the value or, where the VR allows, the values between backslashes. */
  public Object setString(int tag, VR vr, String s) {
    return setString(null, tag, vr, s);
  }

  public Object setString(String privateCreator, int tag, VR vr, String s) {
    if (vr.text != null) {
      return set(privateCreator, tag, vr, vr.text.value(s));
    }
    return s == null || s.isEmpty()
        ? setNull(privateCreator, tag, vr)
        : setString(privateCreator, tag, vr, new String[] {s});
  }

  public Object setString(int tag, VR vr, String... ss) {
    return setString(null, tag, vr, ss);
  }

  public Object setString(String privateCreator, int tag, VR vr, String... ss) {
    if (vr.text != null) {
      return set(privateCreator, tag, vr, vr.text.value(ss));
    }
    BinaryFormat format = binary(vr);
    byte[] bytes = new byte[ss.length * format.size];
    for (int i = 0; i < ss.length; i++) {
      format.putString(ss[i], bytes, i, bigEndian);
    }
    return setBytes(privateCreator, tag, vr, bytes);
  }

  public Object setInt(int tag, VR vr, int... is) {
    return setInt(null, tag, vr, is);
  }

  public Object setInt(String privateCreator, int tag, VR vr, int... is) {
    return setLong(privateCreator, tag, vr, Arrays.stream(is).asLongStream().toArray());
  }

  public Object setLong(String privateCreator, int tag, VR vr, long... ls) {
    if (vr == VR.IS) {
      return set(privateCreator, tag, vr, ls.length == 0 ? Value.NULL : ls.clone());
    }
    BinaryFormat format = binary(vr);
    byte[] bytes = new byte[ls.length * format.size];
    for (int i = 0; i < ls.length; i++) {
      format.putInteger(ls[i], bytes, i, bigEndian);
    }
    return setBytes(privateCreator, tag, vr, bytes);
  }

  public Object setFloat(int tag, VR vr, float... fs) {
    return setFloat(null, tag, vr, fs);
  }

  public Object setFloat(String privateCreator, int tag, VR vr, float... fs) {
    if (vr == VR.DS) {
      String[] values = new String[fs.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = StringUtils.formatDS(fs[i]);
      }
      return setString(privateCreator, tag, vr, values);
    }
    double[] ds = new double[fs.length];
    for (int i = 0; i < ds.length; i++) {
      ds[i] = fs[i];
    }
    return setDouble(privateCreator, tag, vr, ds);
  }

  /** Sets FL, FD, OF, OD or DS values; DS text is cut to 16 characters when it is written. */
  public Object setDouble(int tag, VR vr, double... ds) {
    return setDouble(null, tag, vr, ds);
  }

  public Object setDouble(String privateCreator, int tag, VR vr, double... ds) {
    if (vr == VR.DS) {
      return set(privateCreator, tag, vr, ds.length == 0 ? Value.NULL : ds.clone());
    }
    BinaryFormat format = binary(vr);
    byte[] bytes = new byte[ds.length * format.size];
    for (int i = 0; i < ds.length; i++) {
      format.putDecimal(ds[i], bytes, i, bigEndian);
    }
    return setBytes(privateCreator, tag, vr, bytes);
  }

  private static BinaryFormat binary(VR vr) {
    if (vr.binary == null) {
      throw new UnsupportedOperationException("VR " + vr + " takes no such value");
    }
    return vr.binary;
  }

  /** Sets a value as it is; null means empty. */
  public Object setValue(int tag, VR vr, Object value) {
    return setValue(null, tag, vr, value);
  }

  public Object setValue(String privateCreator, int tag, VR vr, Object value) {
    return set(privateCreator, tag, vr, value == null ? Value.NULL : value);
  }

  private Object set(String privateCreator, int tag, VR vr, Object value) {
    Objects.requireNonNull(vr, "vr");
    int actualTag =
        privateCreator == null
            ? tag
            : TagUtils.toPrivateTag(reserveBlock(privateCreator, tag), tag);
    if (TagUtils.isGroupLength(actualTag)) {
      return null;
    }
    if (actualTag == Tag.SpecificCharacterSet) {
      forgetCharacterSet();
    }
    return elements.put(actualTag, vr, value);
  }

  /** Removes an element and gives its value, or null. */
  public Object remove(int tag) {
    return remove(null, tag);
  }

  public Object remove(String privateCreator, int tag) {
    int index = indexOf(privateCreator, tag);
    if (index < 0) {
      return null;
    }
    if (elements.tag(index) == Tag.SpecificCharacterSet) {
      forgetCharacterSet();
    }
    Object value = elements.remove(index);
    if (value instanceof Sequence items) {
      items.forEach(Attributes::removeParent);
    }
    return value;
  }

  // Character set

  /** The set of this item or of the nearest data set around it. */
  public SpecificCharacterSet getSpecificCharacterSet() {
    if (characterSet != null) {
      return characterSet;
    }
    String[] codes = getStrings(Tag.SpecificCharacterSet);
    if (codes == null && parent != null) {
      return parent.getSpecificCharacterSet();
    }
    characterSet = SpecificCharacterSet.valueOf(codes);
    return characterSet;
  }

  public SpecificCharacterSet getSpecificCharacterSet(VR vr) {
    return vr.useSpecificCharacterSet() ? getSpecificCharacterSet() : SpecificCharacterSet.ASCII;
  }

  /** Sets (0008,0005); text that is already here will be written in the new set. */
  public void setSpecificCharacterSet(String... codes) {
    decodeText();
    setString(Tag.SpecificCharacterSet, VR.CS, codes);
  }

  private void forgetCharacterSet() {
    characterSet = null;
  }

  private void decodeText() {
    for (int i = 0; i < elements.size(); i++) {
      if (elements.value(i) instanceof Sequence items) {
        items.forEach(Attributes::decodeText);
      } else if (elements.vr(i).useSpecificCharacterSet()) {
        decoded(i);
      }
    }
  }

  // Copies

  /**
   * Copies all elements, nested items included.
   *
   * @return whether anything was copied
   * @throws IncompatibleSpecificCharacterSetException when text cannot be held: set the character
   *     set of this object first, ISO_IR 192 holds all
   */
  public boolean addAll(Attributes other) {
    return add(other, tag -> true);
  }

  /** As {@link #addAll}, for tags that must be sorted ascending as signed numbers. */
  public boolean addSelected(Attributes other, int... selection) {
    return add(other, tag -> Arrays.binarySearch(selection, tag) >= 0);
  }

  /** As {@link #addAll}, without tags that must be sorted ascending as signed numbers. */
  public boolean addNotSelected(Attributes other, int... selection) {
    return add(other, tag -> Arrays.binarySearch(selection, tag) < 0);
  }

  private boolean add(Attributes other, IntPredicate selected) {
    boolean decode = !isEmpty() && mustDecode(other, selected);
    boolean added = false;
    for (int i = 0; i < other.elements.size(); i++) {
      int tag = other.elements.tag(i);
      if (selected.test(tag)) {
        added |= copy(other, i, decode);
      }
    }
    return added;
  }

  /** Whether text must be decoded, as both sets differ and this one is Unicode. */
  private boolean mustDecode(Attributes other, IntPredicate selected) {
    SpecificCharacterSet mine = getSpecificCharacterSet();
    SpecificCharacterSet theirs = other.getSpecificCharacterSet();
    boolean takesOver =
        other.contains(Tag.SpecificCharacterSet) && selected.test(Tag.SpecificCharacterSet);
    boolean fits =
        takesOver
            ? theirs.contains(mine) || !containsText(tag -> true)
            : mine.contains(theirs) || !other.containsText(selected);
    if (fits) {
      return false;
    }
    if (!(takesOver ? theirs : mine).isUTF8()) {
      throw new IncompatibleSpecificCharacterSetException(
          "Text of character set "
              + Arrays.toString(theirs.toCodes())
              + " does not go with "
              + Arrays.toString(mine.toCodes())
              + ": set the target's character set first, such as ISO_IR 192");
    }
    if (takesOver) {
      decodeText();
    }
    return !takesOver;
  }

  private boolean containsText(IntPredicate selected) {
    for (int i = 0; i < elements.size(); i++) {
      if (selected.test(elements.tag(i)) && holdsText(elements.vr(i), elements.value(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsText(VR vr, Object value) {
    if (value instanceof Sequence items) {
      return items.stream().anyMatch(item -> item.containsText(tag -> true));
    }
    return value != Value.NULL && vr.useSpecificCharacterSet();
  }

  private boolean copy(Attributes other, int index, boolean decode) {
    int tag = other.elements.tag(index);
    if (TagUtils.isPrivateCreator(tag)) {
      copyPrivateCreator(other.getString(tag), tag);
      return false;
    }
    VR vr = other.elements.vr(index);
    Object value = other.elements.value(index);
    String privateCreator = movedFrom(other, tag);
    if (value instanceof Sequence items) {
      Sequence copies = newSequence(privateCreator, tag, items.size());
      items.forEach(item -> copies.add(new Attributes(item, bigEndian)));
    } else if (value instanceof Fragments fragments) {
      setValue(privateCreator, tag, vr, inByteOrder(fragments));
    } else if (decode && vr.useSpecificCharacterSet()) {
      set(privateCreator, tag, vr, other.decoded(index));
    } else {
      set(privateCreator, tag, vr, inByteOrder(vr, value, other.bigEndian));
    }
    return true;
  }

  /** Keeps a creator's block where it is, unless either is taken here. */
  private void copyPrivateCreator(String privateCreator, int tag) {
    if (privateCreator != null && !contains(tag) && creatorTagOf(privateCreator, tag) == -1) {
      setString(tag, VR.LO, privateCreator);
    }
  }

  /** The creator of a private element whose block is another one here, otherwise null. */
  private String movedFrom(Attributes other, int tag) {
    String theirs = other.getPrivateCreator(tag);
    return theirs == null || theirs.equals(getPrivateCreator(tag)) ? null : theirs;
  }

  private Fragments inByteOrder(Fragments fragments) {
    Fragments copy = new Fragments(fragments.vr(), bigEndian, fragments.size());
    fragments.forEach(part -> copy.add(inByteOrder(fragments.vr(), part, fragments.bigEndian())));
    return copy;
  }

  private Object inByteOrder(VR vr, Object value, boolean valueBigEndian) {
    return value instanceof byte[] bytes && valueBigEndian != bigEndian
        ? vr.toggleEndian(bytes, true)
        : value;
  }

  // Writing

  /** Writes all elements, in the order of their tags. */
  public void writeTo(DicomOutputStream out) throws IOException {
    if (isEmpty()) {
      return;
    }
    int group = -1;
    for (int i = 0; i < elements.size(); i++) {
      int tag = elements.tag(i);
      if (out.getEncodingOptions().groupLength && TagUtils.groupNumber(tag) != group) {
        group = TagUtils.groupNumber(tag);
        out.writeGroupLength(
            TagUtils.groupLengthTagOf(tag),
            groupLength(group, out.getEncodingOptions(), out.isExplicitVR()));
      }
      VR vr = elements.vr(i);
      out.writeAttribute(tag, vr, elements.value(i), getSpecificCharacterSet(vr));
    }
  }

  /** Writes the elements of one group behind a group length. */
  public void writeGroupTo(DicomOutputStream out, int groupLengthTag) throws IOException {
    int group = TagUtils.groupNumber(groupLengthTag);
    for (int i = 0; i < elements.size(); i++) {
      if (TagUtils.groupNumber(elements.tag(i)) != group) {
        throw new IllegalStateException(
            TagUtils.toString(elements.tag(i))
                + " does not belong to group "
                + TagUtils.shortToHexString(group));
      }
    }
    out.writeGroupLength(
        groupLengthTag, groupLength(group, out.getEncodingOptions(), out.isExplicitVR()));
    for (int i = 0; i < elements.size(); i++) {
      VR vr = elements.vr(i);
      out.writeAttribute(elements.tag(i), vr, elements.value(i), getSpecificCharacterSet(vr));
    }
  }

  void writeItemTo(DicomOutputStream out) throws IOException {
    DicomEncodingOptions options = out.getEncodingOptions();
    boolean undefined = isUndefined(options);
    out.writeHeader(Tag.Item, null, undefined ? -1 : calcLength(options, out.isExplicitVR()));
    writeTo(out);
    if (undefined) {
      out.writeHeader(Tag.ItemDelimitationItem, null, 0);
    }
  }

  int itemLength(DicomEncodingOptions options, boolean explicitVR) {
    return 8 + calcLength(options, explicitVR) + (isUndefined(options) ? 8 : 0);
  }

  private boolean isUndefined(DicomEncodingOptions options) {
    return isEmpty() ? options.undefEmptyItemLength : options.undefItemLength;
  }

  /** Bytes that all elements take in the given encoding. */
  public int calcLength(DicomEncodingOptions encOpts, boolean explicitVR) {
    int length = 0;
    int group = -1;
    for (int i = 0; i < elements.size(); i++) {
      if (encOpts.groupLength && TagUtils.groupNumber(elements.tag(i)) != group) {
        group = TagUtils.groupNumber(elements.tag(i));
        length += 12;
      }
      length += elementLength(i, encOpts, explicitVR);
    }
    return length;
  }

  private int groupLength(int group, DicomEncodingOptions encOpts, boolean explicitVR) {
    int length = 0;
    for (int i = 0; i < elements.size(); i++) {
      if (TagUtils.groupNumber(elements.tag(i)) == group) {
        length += elementLength(i, encOpts, explicitVR);
      }
    }
    return length;
  }

  private int elementLength(int index, DicomEncodingOptions encOpts, boolean explicitVR) {
    VR vr = elements.vr(index);
    Object value = elements.value(index);
    int length =
        value instanceof Value nested
            ? nested.calcLength(encOpts, explicitVR, vr)
            : encoded(vr, value).length + 1 & ~1;
    boolean tooLong = vr.headerLength() == 8 && length > 0xFFFF;
    return length + (!explicitVR ? 8 : tooLong ? VR.UN.headerLength() : vr.headerLength());
  }

  // File meta information

  /**
   * File meta information for this data set (DICOM PS3.10, section 7.1).
   *
   * @throws IllegalArgumentException without SOP Instance UID, SOP Class UID or transfer syntax
   */
  public Attributes createFileMetaInformation(String tsuid) {
    return createFileMetaInformation(
        getString(Tag.SOPInstanceUID), getString(Tag.SOPClassUID), tsuid);
  }

  public static Attributes createFileMetaInformation(String iuid, String cuid, String tsuid) {
    requirePresent(iuid, "SOP Instance UID");
    requirePresent(cuid, "SOP Class UID");
    requirePresent(tsuid, "Transfer Syntax UID");
    Attributes fmi = new Attributes(6);
    fmi.setBytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1});
    fmi.setString(Tag.MediaStorageSOPClassUID, VR.UI, cuid);
    fmi.setString(Tag.MediaStorageSOPInstanceUID, VR.UI, iuid);
    fmi.setString(Tag.TransferSyntaxUID, VR.UI, tsuid);
    fmi.setString(Tag.ImplementationClassUID, VR.UI, Implementation.getClassUID());
    fmi.setString(Tag.ImplementationVersionName, VR.SH, Implementation.getVersionName());
    return fmi;
  }

  private static void requirePresent(String uid, String name) {
    if (uid == null || uid.isEmpty()) {
      throw new IllegalArgumentException("Missing " + name + " for the file meta information");
    }
  }

  // Object

  /** Same elements with the same VRs and values, whatever the byte order. */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (!(o instanceof Attributes other) || !Arrays.equals(tags(), other.tags())) {
      return false;
    }
    for (int i = 0; i < elements.size(); i++) {
      if (elements.vr(i) != other.elements.vr(i) || !equalValues(i, other)) {
        return false;
      }
    }
    return true;
  }

  private boolean equalValues(int index, Attributes other) {
    Object mine = comparable(index);
    Object theirs = other.comparable(index);
    if (mine instanceof byte[] bytes && bigEndian != other.bigEndian) {
      mine = elements.vr(index).toggleEndian(bytes, true);
    }
    return Objects.deepEquals(mine, theirs);
  }

  private Object comparable(int index) {
    Object value = decoded(index);
    if (value instanceof double[] || value instanceof long[]) {
      String[] texts = TextFormat.strings(value);
      return texts.length == 1 ? texts[0] : texts;
    }
    return value;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tags());
  }

  /** A listing of the first elements; it holds patient data and must not go into a log. */
  @Override
  public String toString() {
    return toString(TO_STRING_LINES, TO_STRING_WIDTH);
  }

  public String toString(int limit, int maxWidth) {
    return new Listing(limit, maxWidth).of(this);
  }
}
