package org.dcm4che3.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomOutputStream;

/**
 * The items of a sequence element. An item belongs to one sequence only: add a copy of an item that
 * another sequence holds.
 */
public class Sequence extends ArrayList<Attributes> implements Value {

  private final Attributes parent;
  private final int tag;

  Sequence(Attributes parent, int tag, int initialCapacity) {
    super(initialCapacity);
    this.parent = parent;
    this.tag = tag;
  }

  public final Attributes getParent() {
    return parent;
  }

  @Override
  public int indexOf(Object o) {
    for (int i = 0; i < size(); i++) {
      if (get(i) == o) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean add(Attributes item) {
    return super.add(adopt(item));
  }

  @Override
  public void add(int index, Attributes item) {
    super.add(index, adopt(item));
  }

  @Override
  public boolean addAll(Collection<? extends Attributes> items) {
    return addAll(size(), items);
  }

  @Override
  public boolean addAll(int index, Collection<? extends Attributes> items) {
    for (Attributes item : items) {
      if (!item.isRoot()) {
        throw new IllegalArgumentException("The item already belongs to a sequence: add a copy");
      }
    }
    int at = index;
    for (Attributes item : items) {
      add(at++, item);
    }
    return !items.isEmpty();
  }

  @Override
  public Attributes set(int index, Attributes item) {
    return release(super.set(index, adopt(item)));
  }

  @Override
  public Attributes remove(int index) {
    return release(super.remove(index));
  }

  @Override
  public boolean remove(Object o) {
    int index = indexOf(o);
    if (index < 0) {
      return false;
    }
    remove(index);
    return true;
  }

  @Override
  public void clear() {
    forEach(Sequence::release);
    super.clear();
  }

  private Attributes adopt(Attributes item) {
    item.setParent(parent, tag);
    return item;
  }

  private static Attributes release(Attributes item) {
    item.removeParent();
    return item;
  }

  @Override
  public byte[] toBytes(VR vr, boolean bigEndian) throws IOException {
    throw new UnsupportedOperationException("A sequence has no plain bytes");
  }

  @Override
  public void writeTo(DicomOutputStream out, VR vr) throws IOException {
    for (Attributes item : this) {
      item.writeItemTo(out);
    }
  }

  @Override
  public int calcLength(DicomEncodingOptions encOpts, boolean explicitVR, VR vr) {
    return contentLength(encOpts, explicitVR) + (isUndefined(encOpts) ? 8 : 0);
  }

  @Override
  public int getEncodedLength(DicomEncodingOptions encOpts, boolean explicitVR, VR vr) {
    return isUndefined(encOpts) ? -1 : contentLength(encOpts, explicitVR);
  }

  private boolean isUndefined(DicomEncodingOptions encOpts) {
    return isEmpty() ? encOpts.undefEmptySequenceLength : encOpts.undefSequenceLength;
  }

  private int contentLength(DicomEncodingOptions encOpts, boolean explicitVR) {
    int length = 0;
    for (Attributes item : this) {
      length += item.itemLength(encOpts, explicitVR);
    }
    return length;
  }

  @Override
  public String toString() {
    return size() + " Items";
  }
}
