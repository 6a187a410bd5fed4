package org.dcm4che3.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.util.ByteUtils;
import org.dcm4che3.util.TagUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads data sets, command sets and files (DICOM PS3.5, section 7; PS3.10, section 7).
 *
 * <p>Bytes that break the rules end in an IOException that names the element and its position.
 * Lengths are checked against what is left of the file or the enclosing item before anything is
 * allocated; sequences nest at most {@value #MAX_DEPTH} deep; a deflated data set may inflate to
 * 512 MiB.
 */
public class DicomInputStream extends FilterInputStream {

  /** What to do with pixel data and other large values at the top level. */
  public enum IncludeBulkData {
    /** Skip them. */
    NO,
    /** Read them. */
    YES,
    /** Keep where they lie in the file; read them where there is no plain file. */
    URI
  }

  private static final Logger LOG = LoggerFactory.getLogger(DicomInputStream.class);

  private static final int MAX_DEPTH = 64;
  private static final long MAX_INFLATED = 512L << 20;
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;
  private static final int FIRST_CHUNK = 1 << 20;
  private static final int BUFFER = 1 << 16;
  private static final int PREAMBLE = 128;
  private static final int PREFIX_END = PREAMBLE + 4;
  private static final int PROBE = 14;
  private static final int UN_CODE = VR.UN.code();
  private static final int ZLIB_HEADER = 0x789C;
  private static final long UNDEFINED = -1;
  private static final long UNKNOWN_SIZE = 0;
  private static final long UNLIMITED = Long.MAX_VALUE;

  private final byte[] header = new byte[12];
  private final String uri;
  private String transferSyntax;
  private boolean explicitVR;
  private boolean bigEndian;
  private boolean hasFileMetaInformation;
  private Attributes fileMetaInformation;
  private long fileMetaInformationEnd = -1;
  private IncludeBulkData includeBulkData = IncludeBulkData.YES;
  private Inflater inflater;

  /** The position that nothing may pass. */
  private long limit;

  /** Whether the data really reach up to the limit. */
  private boolean sizeKnown;

  private long position;
  private long markedPosition;
  private int depth;

  private int tag;
  private VR vr;
  private int vrCode;
  private long length;
  private long tagPosition;

  /** Reads a file, with or without preamble and file meta information. */
  public DicomInputStream(File file) throws IOException {
    this(open(file), file.toURI().toString(), file.length());
  }

  /** Reads a stream that begins like a file. */
  public DicomInputStream(InputStream in) throws IOException {
    this(in, null, sizeOf(in));
  }

  /** Reads a bare data set in the given transfer syntax. */
  public DicomInputStream(InputStream in, String tsuid) throws IOException {
    super(buffered(in));
    this.uri = null;
    limitTo(sizeOf(in));
    switchTransferSyntax(tsuid);
  }

  private DicomInputStream(InputStream in, String uri, long size) throws IOException {
    super(buffered(in));
    this.uri = uri;
    limitTo(size);
    try {
      guessEncoding();
    } catch (IOException e) {
      if (uri != null) {
        in.close();
      }
      throw e;
    }
  }

  /** Pipes and devices report no size: what is left of them is unknown. */
  private void limitTo(long size) {
    limit = size > 0 ? size : UNLIMITED;
    sizeKnown = size > 0 && size < UNLIMITED;
  }

  private static InputStream open(File file) throws IOException {
    return new FileInputStream(file);
  }

  private static InputStream buffered(InputStream in) {
    return in.markSupported() ? in : new BufferedInputStream(in, BUFFER);
  }

  /** Only a stream over an array tells for sure how much is left. */
  private static long sizeOf(InputStream in) throws IOException {
    return in instanceof ByteArrayInputStream ? in.available() : UNKNOWN_SIZE;
  }

  /**
   * Reads the items in the bytes of a sequence of VR UN into an element.
   *
   * @throws IOException when the bytes are no items
   */
  public static void parseUNSequence(byte[] buf, Attributes attrs, int sqtag) throws IOException {
    String syntax = attrs.bigEndian() ? UID.ExplicitVRBigEndian : UID.ExplicitVRLittleEndian;
    try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(buf), syntax)) {
      in.tag = sqtag;
      in.vrCode = UN_CODE;
      in.readSequence(attrs, buf.length, buf.length);
    }
  }

  // What the stream is

  public final void setIncludeBulkData(IncludeBulkData includeBulkData) {
    if (includeBulkData == null) {
      throw new NullPointerException("includeBulkData");
    }
    this.includeBulkData = includeBulkData;
  }

  /** The transfer syntax; before the file meta information is read, that of the latter. */
  public final String getTransferSyntax() {
    return transferSyntax;
  }

  /** The URI of the file, or null. */
  public final String getURI() {
    return uri;
  }

  public final boolean bigEndian() {
    return bigEndian;
  }

  /** Bytes consumed so far; those of the inflated data set in a deflated one. */
  public final long getPosition() {
    return position;
  }

  /** The current element's tag. */
  public final int tag() {
    return tag;
  }

  /** The current element's VR; null for items and delimiters. */
  public final VR vr() {
    return vr;
  }

  /** The current element's length; -1 when undefined. */
  public final int length() {
    return (int) length;
  }

  // Bytes

  @Override
  public final int read() throws IOException {
    int value = in.read();
    if (value >= 0) {
      position++;
    }
    return value;
  }

  @Override
  public final int read(byte[] b) throws IOException {
    return read(b, 0, b.length);
  }

  @Override
  public final int read(byte[] b, int off, int len) throws IOException {
    int count = in.read(b, off, len);
    position += Math.max(0, count);
    return count;
  }

  @Override
  public final long skip(long n) throws IOException {
    long count = in.skip(n);
    position += count;
    return count;
  }

  @Override
  public synchronized void mark(int readlimit) {
    in.mark(readlimit);
    markedPosition = position;
  }

  @Override
  public synchronized void reset() throws IOException {
    in.reset();
    position = markedPosition;
  }

  @Override
  public void close() throws IOException {
    super.close();
    if (inflater != null) {
      inflater.end();
    }
  }

  public void readFully(byte[] b) throws IOException {
    readFully(b, 0, b.length);
  }

  public void readFully(byte[] b, int off, int len) throws IOException {
    int count = readNBytes(b, off, len);
    if (count < len) {
      throw new EOFException(
          "The data end at byte " + position + ", expected " + (len - count) + " more: truncated");
    }
  }

  /** Skips bytes that must be there: the last one is read, as files let skip past their end. */
  public void skipFully(long n) throws IOException {
    if (n <= 0) {
      return;
    }
    try {
      in.skipNBytes(n - 1);
      position += n - 1;
    } catch (EOFException e) {
      throw new EOFException("The data end within " + n + " bytes to skip from " + position);
    }
    readFully(header, 0, 1);
  }

  private byte[] peek(int count) throws IOException {
    mark(count);
    byte[] bytes = readNBytes(count);
    reset();
    return bytes;
  }

  // Encoding

  private void guessEncoding() throws IOException {
    byte[] start = peek(PREFIX_END);
    if (hasPrefix(start)) {
      skipFully(PREFIX_END);
      start = peek(PREFIX_END);
    }
    if (start.length < 8 || !guessEncoding(start, false) && !guessEncoding(start, true)) {
      throw new DicomStreamException(
          "Not DICOM: expected the prefix DICM at byte 128 or a data element at the start");
    }
    hasFileMetaInformation =
        TagUtils.isFileMetaInformation(ByteUtils.bytesToTag(start, 0, bigEndian));
  }

  private static boolean hasPrefix(byte[] start) {
    return start.length == PREFIX_END
        && start[PREAMBLE] == 'D'
        && start[PREAMBLE + 1] == 'I'
        && start[PREAMBLE + 2] == 'C'
        && start[PREAMBLE + 3] == 'M';
  }

  /** Takes the byte order for granted if the first bytes make a known element in it. */
  private boolean guessEncoding(byte[] start, boolean assumedBigEndian)
      throws DicomStreamException {
    int firstTag = ByteUtils.bytesToTag(start, 0, assumedBigEndian);
    VR expected = ElementDictionary.vrOf(firstTag, null);
    if (expected == VR.UN) {
      return false;
    }
    if (ByteUtils.bytesToVR(start, 4) == expected.code()) {
      setEncoding(assumedBigEndian ? UID.ExplicitVRBigEndian : UID.ExplicitVRLittleEndian);
      return true;
    }
    // What may precede the SOP Class UID of a data set without VRs is short.
    int firstLength = ByteUtils.bytesToInt(start, 4, assumedBigEndian);
    boolean plausible =
        TagUtils.isGroupLength(firstTag)
            ? firstLength == 4
            : firstLength >= 0 && firstLength <= start.length - 8;
    if (!plausible) {
      return false;
    }
    if (assumedBigEndian) {
      throw new DicomStreamException(
          "The data set looks like implicit VR big endian, which DICOM does not know");
    }
    setEncoding(UID.ImplicitVRLittleEndian);
    return true;
  }

  private void setEncoding(String tsuid) {
    transferSyntax = tsuid;
    bigEndian = tsuid.equals(UID.ExplicitVRBigEndian);
    explicitVR = !tsuid.equals(UID.ImplicitVRLittleEndian);
  }

  private void switchTransferSyntax(String tsuid) throws IOException {
    setEncoding(tsuid);
    if (!TransferSyntaxes.isDeflated(tsuid)) {
      return;
    }
    byte[] start = peek(2);
    boolean wrapped = start.length == 2 && ByteUtils.bytesToUShortBE(start, 0) == ZLIB_HEADER;
    inflater = new Inflater(!wrapped);
    in = new BufferedInputStream(new InflaterInputStream(in, inflater, BUFFER), BUFFER);
    limit = position + MAX_INFLATED;
    sizeKnown = false;
  }

  // Data sets

  /** Reads up to the data set; null without file meta information. */
  public Attributes readFileMetaInformation() throws IOException {
    if (!hasFileMetaInformation || fileMetaInformation != null) {
      return fileMetaInformation;
    }
    Attributes fmi = new Attributes(bigEndian, 9);
    while (position != fileMetaInformationEnd && nextIsFileMetaInformation()) {
      readHeader();
      if (vr == VR.UN) {
        vr = ElementDictionary.vrOf(tag, null);
      }
      readElement(fmi, limit);
    }
    fileMetaInformation = fmi;
    String tsuid = fmi.getString(Tag.TransferSyntaxUID);
    switchTransferSyntax(tsuid == null ? guessedTransferSyntax() : tsuid);
    return fmi;
  }

  private boolean nextIsFileMetaInformation() throws IOException {
    byte[] next = peek(4);
    return next.length == 4
        && TagUtils.isFileMetaInformation(ByteUtils.bytesToTag(next, 0, bigEndian));
  }

  private String guessedTransferSyntax() throws IOException {
    byte[] next = peek(8);
    boolean explicit = next.length < 8 || VR.valueOf(ByteUtils.bytesToVR(next, 4)) != null;
    String guess = explicit ? UID.ExplicitVRLittleEndian : UID.ImplicitVRLittleEndian;
    LOG.warn("File meta information without Transfer Syntax UID, read as {}", guess);
    return guess;
  }

  /** Reads a command set (DICOM PS3.7, section 6.3). */
  public Attributes readCommand() throws IOException {
    if (bigEndian || explicitVR) {
      throw new IllegalStateException("A command set needs Implicit VR Little Endian");
    }
    Attributes command = new Attributes(9);
    readElements(command, UNDEFINED, limit, stream -> false);
    return command;
  }

  /** Reads the whole data set, after the file meta information if there is one. */
  public Attributes readDataset() throws IOException {
    return readDataset(stream -> false);
  }

  /** Reads up to the pixel data; the stream is then behind their header. */
  public Attributes readDatasetUntilPixelData() throws IOException {
    return readDataset(stream -> stream.tag == Tag.PixelData);
  }

  /** Reads elements below the given tag; -1 reads all. */
  public Attributes readDataset(int stopTag) throws IOException {
    return readDataset(
        stream -> stopTag != -1 && Integer.compareUnsigned(stream.tag, stopTag) >= 0);
  }

  /** Reads up to the first element, not counting nested ones, for which the condition holds. */
  public Attributes readDataset(Predicate<DicomInputStream> stopPredicate) throws IOException {
    readFileMetaInformation();
    Attributes dataset = new Attributes(bigEndian, 64);
    readElements(dataset, UNDEFINED, limit, stopPredicate);
    return dataset;
  }

  /** Reads the header of the next element: afterwards tag, VR and length are known. */
  public void readHeader() throws IOException {
    tagPosition = position;
    readFully(header, 0, 8);
    tag = ByteUtils.bytesToTag(header, 0, bigEndian);
    vrCode = 0;
    if (TagUtils.isItem(tag)) {
      vr = null;
    } else if (!explicitVR) {
      vr = VR.UN;
    } else {
      vr = explicitHeaderVR();
      if (vr.headerLength() == 8) {
        length = ByteUtils.bytesToUShort(header, 6, bigEndian);
        return;
      }
      readFully(header, 4, 4);
    }
    int unsigned = ByteUtils.bytesToInt(header, 4, bigEndian);
    length = unsigned == UNDEFINED ? UNDEFINED : unsigned & 0xFFFFFFFFL;
  }

  private VR explicitHeaderVR() {
    vrCode = ByteUtils.bytesToVR(header, 4);
    VR known = VR.valueOf(vrCode);
    if (known != null) {
      return known;
    }
    VR assumed = ElementDictionary.vrOf(tag, null);
    LOG.debug("{} has no known VR, taken as {}", TagUtils.toString(tag), assumed);
    return assumed;
  }

  /** Reads up to the length, the end or the element that stops, whichever is first. */
  private void readElements(
      Attributes target, long length, long enclosingEnd, Predicate<DicomInputStream> stop)
      throws IOException {
    long end = length == UNDEFINED ? enclosingEnd : position + length;
    while (position < end && !(length == UNDEFINED && depth == 0 && !sizeKnown && atEnd())) {
      readHeader();
      if (stop.test(this)) {
        return;
      }
      if (vr == null) {
        skipStrayItem(end);
      } else {
        resolveVR(target);
        readElement(target, end);
      }
    }
  }

  private boolean atEnd() throws IOException {
    return peek(1).length == 0;
  }

  private void skipStrayItem(long end) throws IOException {
    checkLength(end);
    if (length == UNDEFINED) {
      throw damaged("an item outside of a sequence");
    }
    LOG.debug("Skip {} of {} bytes outside of a sequence", TagUtils.toString(tag), length);
    skipFully(length);
  }

  /** Finds the VR of an element that came without (CP-246). */
  private void resolveVR(Attributes target) {
    if (vr != VR.UN) {
      return;
    }
    if (AmbiguousVR.isSignedOrUnsigned(tag)) {
      boolean signed = target.getRoot().getInt(Tag.PixelRepresentation, 0) != 0;
      vr = signed ? VR.SS : VR.US;
      return;
    }
    vr = ElementDictionary.vrOf(tag, target.getPrivateCreator(tag));
    if (vr == VR.UN && length == UNDEFINED) {
      vr = VR.SQ;
    }
  }

  private void readElement(Attributes target, long end) throws IOException {
    checkLength(end);
    boolean bulkData = includeBulkData != IncludeBulkData.YES && BulkDataTags.contains(target, tag);
    if (bulkData && includeBulkData == IncludeBulkData.NO) {
      skipValue(end);
    } else if (vr == VR.SQ) {
      readSequence(target, length, end);
    } else if (length == UNDEFINED) {
      readFragments(target, end, bulkData);
    } else if (length == 0) {
      target.setNull(tag, vr);
    } else {
      Object value = readValue(vr, target.bigEndian(), bulkData);
      target.setValue(tag, vr, value);
      if (tag == Tag.FileMetaInformationGroupLength && length == 4) {
        int following = ByteUtils.bytesToInt((byte[]) value, 0, bigEndian);
        fileMetaInformationEnd = position + (following & 0xFFFFFFFFL);
      }
    }
  }

  private Object readValue(VR vr, boolean targetBigEndian, boolean bulkData) throws IOException {
    if (bulkData && uri != null && inflater == null) {
      BulkData inFile = new BulkData(uri, position, length, bigEndian);
      skipFully(length);
      return inFile;
    }
    byte[] bytes = readValue();
    return bigEndian == targetBigEndian ? bytes : vr.toggleEndian(bytes, false);
  }

  /** Reads the current element's value, allocating no more than what turns out to be there. */
  public byte[] readValue() throws IOException {
    if (length < 0 || length > MAX_ARRAY) {
      throw damaged("a value of at most " + MAX_ARRAY + " bytes");
    }
    int size = (int) length;
    byte[] value = new byte[sizeKnown ? size : Math.min(size, FIRST_CHUNK)];
    readFully(value);
    while (value.length < size) {
      int read = value.length;
      value = Arrays.copyOf(value, (int) Math.min(size, read * 2L));
      readFully(value, read, value.length - read);
    }
    return value;
  }

  private void readSequence(Attributes target, long sequenceLength, long enclosingEnd)
      throws IOException {
    int sequenceTag = tag;
    if (sequenceLength == 0) {
      target.setNull(sequenceTag, VR.SQ);
      return;
    }
    boolean outerExplicit = explicitVR;
    boolean outerBigEndian = bigEndian;
    if (vrCode == UN_CODE && !firstItemHasVR()) {
      explicitVR = false;
      bigEndian = false;
    }
    enter(sequenceTag);
    long end = sequenceLength == UNDEFINED ? enclosingEnd : position + sequenceLength;
    Sequence items = target.newSequence(sequenceTag, 4);
    while ((sequenceLength == UNDEFINED || position < end) && readItemHeader(end)) {
      readItem(items, end);
    }
    depth--;
    explicitVR = outerExplicit;
    bigEndian = outerBigEndian;
    if (items.isEmpty()) {
      target.setNull(sequenceTag, VR.SQ);
    }
  }

  private void enter(int sequenceTag) throws DicomStreamException {
    if (++depth > MAX_DEPTH) {
      throw new DicomStreamException(
          TagUtils.toString(sequenceTag)
              + " at byte "
              + tagPosition
              + ": sequences nest deeper than "
              + MAX_DEPTH
              + ": damaged");
    }
  }

  /** Whether a sequence of VR UN is explicit against CP-246, as its first element has a VR. */
  private boolean firstItemHasVR() throws IOException {
    byte[] next = peek(PROBE);
    return next.length == PROBE && VR.valueOf(ByteUtils.bytesToVR(next, PROBE - 2)) != null;
  }

  private void readItem(Sequence items, long end) throws IOException {
    checkLength(end);
    Attributes item = new Attributes(items.getParent().bigEndian(), 0);
    items.add(item);
    readElements(item, length, end, stream -> stream.tag == Tag.ItemDelimitationItem);
  }

  /** Whether an item follows; false at the sequence's delimiter. */
  private boolean readItemHeader(long end) throws IOException {
    while (true) {
      readHeader();
      if (tag == Tag.Item) {
        return true;
      }
      checkLength(end);
      if (length == UNDEFINED) {
        throw damaged("an item or the end of the sequence");
      }
      skipFully(length);
      if (tag == Tag.SequenceDelimitationItem) {
        return false;
      }
    }
  }

  private void readFragments(Attributes target, long end, boolean bulkData) throws IOException {
    int fragmentsTag = tag;
    VR fragmentsVR = vr;
    Fragments fragments = new Fragments(fragmentsVR, target.bigEndian(), 4);
    while (readItemHeader(end)) {
      checkLength(end);
      fragments.add(length == 0 ? null : readValue(fragmentsVR, target.bigEndian(), bulkData));
    }
    if (fragments.isEmpty()) {
      target.setNull(fragmentsTag, fragmentsVR);
    } else {
      target.setValue(fragmentsTag, fragmentsVR, fragments);
    }
  }

  private void skipValue(long end) throws IOException {
    if (length != UNDEFINED) {
      skipFully(length);
    } else if (vr == VR.SQ) {
      readSequence(new Attributes(bigEndian, 0), length, end);
    } else {
      while (readItemHeader(end)) {
        checkLength(end);
        if (length == UNDEFINED) {
          throw damaged("a fragment of defined length");
        }
        skipFully(length);
      }
    }
  }

  private void checkLength(long end) throws IOException {
    if (length == UNDEFINED || length <= end - position) {
      return;
    }
    String found =
        describe() + " has " + length + " bytes, expected at most " + Math.max(0, end - position);
    if (end == limit) {
      throw new EOFException(found + " up to the end of the data: truncated or damaged");
    }
    throw new DicomStreamException(found + " up to the end of its sequence or item: damaged");
  }

  private DicomStreamException damaged(String expected) {
    String found = length == UNDEFINED ? "an undefined length" : length + " bytes";
    return new DicomStreamException(
        describe() + " has " + found + ", expected " + expected + ": damaged");
  }

  private String describe() {
    return TagUtils.toString(tag) + (vr == null ? "" : " " + vr) + " at byte " + tagPosition;
  }
}
