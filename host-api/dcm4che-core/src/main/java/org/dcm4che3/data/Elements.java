package org.dcm4che3.data;

import java.util.Arrays;

/** Data elements sorted by tag, in parallel arrays. */
final class Elements {

  private int[] tags;
  private VR[] vrs;
  private Object[] values;
  private int size;

  Elements(int initialCapacity) {
    tags = new int[initialCapacity];
    vrs = new VR[initialCapacity];
    values = new Object[initialCapacity];
  }

  int size() {
    return size;
  }

  int[] tags() {
    return Arrays.copyOf(tags, size);
  }

  int tag(int index) {
    return tags[index];
  }

  VR vr(int index) {
    return vrs[index];
  }

  Object value(int index) {
    return values[index];
  }

  void setVR(int index, VR vr) {
    vrs[index] = vr;
  }

  void setValue(int index, Object value) {
    values[index] = value;
  }

  /** The index of a tag, or minus one minus where it belongs. Tags are unsigned. */
  int indexOf(int tag) {
    int low = 0;
    int high = size - 1;
    if (size > 0 && Integer.compareUnsigned(tags[high], tag) < 0) {
      return -(size + 1); // elements arrive in order when read
    }
    while (low <= high) {
      int middle = low + high >>> 1;
      int order = Integer.compareUnsigned(tags[middle], tag);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -(low + 1);
  }

  /** Sets an element and gives its previous value, or null. */
  Object put(int tag, VR vr, Object value) {
    int index = indexOf(tag);
    if (index >= 0) {
      Object previous = values[index];
      vrs[index] = vr;
      values[index] = value;
      return previous;
    }
    insert(-index - 1, tag, vr, value);
    return null;
  }

  private void insert(int index, int tag, VR vr, Object value) {
    if (size == tags.length) {
      int capacity = Math.max(8, size * 2);
      tags = Arrays.copyOf(tags, capacity);
      vrs = Arrays.copyOf(vrs, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    int moved = size - index;
    System.arraycopy(tags, index, tags, index + 1, moved);
    System.arraycopy(vrs, index, vrs, index + 1, moved);
    System.arraycopy(values, index, values, index + 1, moved);
    tags[index] = tag;
    vrs[index] = vr;
    values[index] = value;
    size++;
  }

  /** Removes an element and gives its value. */
  Object remove(int index) {
    Object value = values[index];
    int moved = size - index - 1;
    System.arraycopy(tags, index + 1, tags, index, moved);
    System.arraycopy(vrs, index + 1, vrs, index, moved);
    System.arraycopy(values, index + 1, values, index, moved);
    values[--size] = null;
    return value;
  }

  void clear() {
    Arrays.fill(values, null);
    size = 0;
  }
}
