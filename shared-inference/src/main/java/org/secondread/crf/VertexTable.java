package org.secondread.crf;

import java.util.Arrays;

/**
 * Numbers lattice vertices in the order they are first met. An open-addressing hash table from a
 * vertex's packed coordinates to its number.
 */
final class VertexTable {
  static final int ABSENT = -1;

  private static final int COORDINATE_BITS = 21;
  private static final int ZERO = 1 << (COORDINATE_BITS - 1);
  private static final long FIBONACCI = 0x9E3779B97F4A7C15L;
  private static final int FIRST_BITS = 12;

  private int bits = FIRST_BITS;

  /** The key in each slot; 0 marks a free one, which no key is. */
  private long[] slotKey = new long[1 << FIRST_BITS];

  private int[] slotVertex = new int[1 << FIRST_BITS];
  private long[] keys = new long[1 << (FIRST_BITS - 1)];
  private int size;

  /** Packs three coordinates, each within +-2^20. */
  static long key(int a, int b, int c) {
    return ((long) (a + ZERO) << (2 * COORDINATE_BITS))
        | ((long) (b + ZERO) << COORDINATE_BITS)
        | (c + ZERO);
  }

  /** What to add to a key to move by the given steps. */
  static long step(int a, int b, int c) {
    return key(a, b, c) - key(0, 0, 0);
  }

  int size() {
    return size;
  }

  long keyOf(int vertex) {
    return keys[vertex];
  }

  /** The vertex's number, or {@link #ABSENT}. */
  int find(long key) {
    int slot = slotOf(key);
    return slotKey[slot] == 0 ? ABSENT : slotVertex[slot];
  }

  int findOrAdd(long key) {
    int slot = slotOf(key);
    if (slotKey[slot] != 0) {
      return slotVertex[slot];
    }
    if (size == keys.length) {
      grow();
      slot = slotOf(key);
    }
    slotKey[slot] = key;
    slotVertex[slot] = size;
    keys[size] = key;
    return size++;
  }

  /** Adds another table's vertices; the result maps its numbers to this table's. */
  int[] addAll(VertexTable other) {
    int[] number = new int[other.size];
    for (int vertex = 0; vertex < other.size; vertex++) {
      number[vertex] = findOrAdd(other.keys[vertex]);
    }
    return number;
  }

  /** The slot that holds the key, or the free slot where it belongs. */
  private int slotOf(long key) {
    int last = slotKey.length - 1;
    int slot = (int) ((key * FIBONACCI) >>> (Long.SIZE - bits));
    while (slotKey[slot] != key && slotKey[slot] != 0) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  private void grow() {
    bits++;
    slotKey = new long[1 << bits];
    slotVertex = new int[1 << bits];
    keys = Arrays.copyOf(keys, 1 << (bits - 1));
    for (int vertex = 0; vertex < size; vertex++) {
      int slot = slotOf(keys[vertex]);
      slotKey[slot] = keys[vertex];
      slotVertex[slot] = vertex;
    }
  }
}
