package org.dcm4che3.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomOutputStream;

/**
 * Encapsulated pixel data (DICOM PS3.5, annex A.4): the first item is the basic offset table, the
 * others are fragments; an empty one is {@link Value#NULL}.
 */
public class Fragments extends ArrayList<Object> implements Value {

  private final VR vr;
  private final boolean bigEndian;

  public Fragments(VR vr, boolean bigEndian, int initialCapacity) {
    super(initialCapacity);
    this.vr = vr;
    this.bigEndian = bigEndian;
  }

  public final VR vr() {
    return vr;
  }

  public final boolean bigEndian() {
    return bigEndian;
  }

  @Override
  public boolean add(Object fragment) {
    return super.add(orNull(fragment));
  }

  @Override
  public void add(int index, Object fragment) {
    super.add(index, orNull(fragment));
  }

  @Override
  public boolean addAll(Collection<?> fragments) {
    return addAll(size(), fragments);
  }

  @Override
  public boolean addAll(int index, Collection<?> fragments) {
    return super.addAll(index, fragments.stream().map(Fragments::orNull).toList());
  }

  private static Object orNull(Object fragment) {
    boolean empty = fragment == null || fragment instanceof byte[] bytes && bytes.length == 0;
    return empty ? Value.NULL : fragment;
  }

  @Override
  public byte[] toBytes(VR vr, boolean bigEndian) throws IOException {
    throw new UnsupportedOperationException("Fragments have no plain bytes: read them one by one");
  }

  @Override
  public void writeTo(DicomOutputStream out, VR vr) throws IOException {
    for (Object fragment : this) {
      out.writeAttribute(Tag.Item, vr, fragment, null);
    }
  }

  @Override
  public int calcLength(DicomEncodingOptions encOpts, boolean explicitVR, VR vr) {
    int length = 8;
    for (Object fragment : this) {
      length += 8 + lengthOf(fragment, encOpts, explicitVR);
    }
    return length;
  }

  private int lengthOf(Object fragment, DicomEncodingOptions encOpts, boolean explicitVR) {
    return fragment instanceof Value value
        ? value.calcLength(encOpts, explicitVR, vr)
        : ((byte[]) fragment).length + 1 & ~1;
  }

  @Override
  public int getEncodedLength(DicomEncodingOptions encOpts, boolean explicitVR, VR vr) {
    return -1;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Fragments other
        && vr == other.vr
        && bigEndian == other.bigEndian
        && Arrays.deepEquals(toArray(), other.toArray());
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(toArray());
  }

  @Override
  public String toString() {
    return size() + " Fragments";
  }
}
