package org.secondread.nifti;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.secondread.image.GreyImage;

/**
 * Reads single-file NIfTI-1 volumes, plain or gzipped (recognised by content). No more is read, or
 * unpacked, than the header states.
 */
public final class NiftiReader {
  /** Deflate packs at most 1032 bytes in one. */
  private static final int MOST_PACKED = 1040;

  private static final int GZIP_MAGIC = 0x1f8b;

  private NiftiReader() {}

  /**
   * @throws NiftiException naming the file, what was found and what was expected
   * @throws IOException when the file cannot be opened or read
   */
  public static NiftiVolume read(Path file) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
      long size = Files.size(file);
      if (isGzip(raw)) {
        return read(new BufferedInputStream(new GZIPInputStream(raw)), MOST_PACKED * size);
      }
      return read(raw, size);
    } catch (NiftiException e) {
      throw new NiftiException(file.getFileName() + " " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new NiftiException(file.getFileName() + " is truncated", e);
    } catch (ZipException e) {
      throw new NiftiException(
          file.getFileName() + " is a damaged gzip file: " + e.getMessage(), e);
    }
  }

  private static boolean isGzip(InputStream raw) throws IOException {
    raw.mark(2);
    int magic = raw.read() << 8 | raw.read();
    raw.reset();
    return magic == GZIP_MAGIC;
  }

  /**
   * @param mostBytes what the stream can hold at most, so that no memory is taken for voxels that
   *     cannot be there
   */
  private static NiftiVolume read(InputStream in, long mostBytes) throws IOException {
    byte[] start = in.readNBytes(NiftiHeader.SIZE);
    if (start.length < NiftiHeader.SIZE) {
      throw new NiftiException(
          "has %d bytes, expected a NIfTI-1 header of %d"
              .formatted(start.length, NiftiHeader.SIZE));
    }
    NiftiHeader header = NiftiHeader.parse(start);
    if (header.offset() + header.dataBytes() > mostBytes) {
      throw new NiftiException(
          "is truncated: its header states %d bytes of voxels".formatted(header.dataBytes()));
    }
    in.skipNBytes(header.offset() - NiftiHeader.SIZE);
    AxisOrder order = AxisOrder.nearestAxial(header.affine());
    AxialStack stack = order.stack(header.affine(), header.dims());
    List<String> remarks = new ArrayList<>(header.remarks());
    List<GreyImage> slices = slices(in, header, order, remarks);
    // At its end a gzip stream compares length and checksum of what it unpacked.
    in.read();
    return new NiftiVolume(slices, stack, remarks);
  }

  private static List<GreyImage> slices(
      InputStream in, NiftiHeader header, AxisOrder order, List<String> remarks)
      throws IOException {
    int[] dims = header.dims();
    int columns = order.size(dims, 0);
    int rows = order.size(dims, 1);
    float[][] values = new float[order.size(dims, 2)][columns * rows];
    byte[] line = new byte[dims[0] * header.type().bytes()];
    ByteBuffer buffer = ByteBuffer.wrap(line).order(header.order());
    int[] voxel = new int[3];
    int missing = 0;
    for (voxel[2] = 0; voxel[2] < dims[2]; voxel[2]++) {
      for (voxel[1] = 0; voxel[1] < dims[1]; voxel[1]++) {
        if (in.readNBytes(line, 0, line.length) < line.length) {
          throw new NiftiException(
              "is truncated: its header states %d bytes of voxels".formatted(header.dataBytes()));
        }
        buffer.clear();
        for (voxel[0] = 0; voxel[0] < dims[0]; voxel[0]++) {
          float value = (float) (header.slope() * header.type().read(buffer) + header.intercept());
          if (Float.isInfinite(value)) {
            throw new NiftiException(
                "holds an infinite value at voxel %s, expected numbers"
                    .formatted(Arrays.toString(voxel)));
          }
          if (Float.isNaN(value)) {
            missing++;
            value = 0;
          }
          int at = order.index(voxel, dims, 1) * columns + order.index(voxel, dims, 0);
          values[order.index(voxel, dims, 2)][at] = value;
        }
      }
    }
    if (missing > 0) {
      remarks.add("%d voxels hold no number (NaN) and are taken as 0".formatted(missing));
    }
    List<GreyImage> slices = new ArrayList<>();
    for (float[] slice : values) {
      slices.add(new GreyImage(columns, rows, slice));
    }
    return slices;
  }
}
