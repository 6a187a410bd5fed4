package org.weasis.opencv.data;

/** A decoded image in native memory. */
public interface PlanarImage extends AutoCloseable {
  int channels();

  int depth();

  int height();

  int width();

  int get(int row, int column, byte[] data);

  int get(int row, int column, short[] data);

  int get(int row, int column, int[] data);

  void release();

  @Override
  void close();
}
